package io.mcphub.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * Allows connections only to what a {@link Reach} allows (against server-side request forgery). It checks every address of a name
 * before connecting. The socket checks again, because a host written as an address is never looked up.
 */
final class AddressGuard extends SocketFactory implements Dns {
    private final Reach reach;
    private final Dns names;

    AddressGuard(Reach reach, Dns names) {
        this.reach = reach;
        this.names = names;
    }

    /** Refuses the name if one of its addresses is forbidden: otherwise chance decides where the connection goes. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(host);
        if (addresses.isEmpty() || !addresses.stream().allMatch(reach::allows)) {
            throw new UnknownHostException("not on the public internet");
        }
        return addresses;
    }

    @Override
    public Socket createSocket() {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (!(endpoint instanceof InetSocketAddress inet) || inet.getAddress() == null || !reach.allows(inet.getAddress())) {
                    throw new IOException("not on the public internet");
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
