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
 * Lets connections go only where a {@link Reach} allows (server-side request forgery): every address that a name resolves to is
 * checked, the checked one is connected to, and the socket checks again, because hosts written as addresses are never looked up.
 */
final class AddressGuard extends SocketFactory implements Dns {
    private final Reach reach;
    private final Dns names;

    AddressGuard(Reach reach, Dns names) {
        this.reach = reach;
        this.names = names;
    }

    /** One bad address among several refuses the name: which one a client is sent to must not be a matter of luck. */
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
