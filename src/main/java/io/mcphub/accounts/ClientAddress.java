package io.mcphub.accounts;

import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** The IP of whoever asks. {@code X-Forwarded-For} counts only as far as proxies of {@code TRUSTED_PROXIES} wrote it. */
@ApplicationScoped
public class ClientAddress {
    /** Digits and colons only, so that {@link InetAddress} never asks a name server. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    @Inject
    HubConfig config;

    /** The right-most address that is not a trusted proxy. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String header = request.getHeader("X-Forwarded-For");
        List<String> proxies = config.list("TRUSTED_PROXIES");
        String[] hops = header == null ? new String[0] : header.split(",");
        for (int i = hops.length - 1; i >= 0 && trusted(proxies, address) && LITERAL.matcher(hops[i].strip()).matches(); i--) {
            address = hops[i].strip();
        }
        return address;
    }

    private static boolean trusted(List<String> proxies, String address) {
        return proxies.stream().anyMatch(cidr -> contains(cidr, address));
    }

    static boolean contains(String cidr, String address) {
        String[] parts = cidr.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches() || !LITERAL.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] net = InetAddress.getByName(parts[0]).getAddress();
            byte[] ip = InetAddress.getByName(address).getAddress();
            int bits = parts.length == 1 ? net.length * 8 : Integer.parseInt(parts[1]);
            return net.length == ip.length && bits >= 0 && bits <= net.length * 8 && samePrefix(net, ip, bits);
        } catch (UnknownHostException | NumberFormatException unreadable) {
            return false;
        }
    }

    private static boolean samePrefix(byte[] net, byte[] ip, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((net[i / 8] & mask) != (ip[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
