package io.mcphub.platform.http;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.outbound.AddressRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/** The IP address of a client. {@code X-Forwarded-For} counts only if the proxies of {@code TRUSTED_PROXIES} wrote it. */
@ApplicationScoped
public class ClientAddress {
    @Inject
    HubConfig config;

    /** The right-most address that is not a trusted proxy. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String header = request.getHeader("X-Forwarded-For");
        List<String> proxies = config.list("TRUSTED_PROXIES");
        String[] hops = header == null ? new String[0] : header.split(",");
        for (int i = hops.length - 1; i >= 0 && trusted(proxies, address) && AddressRange.isLiteral(hops[i].strip()); i--) {
            address = hops[i].strip();
        }
        return address;
    }

    private static boolean trusted(List<String> proxies, String address) {
        return proxies.stream().anyMatch(cidr -> contains(cidr, address));
    }

    static boolean contains(String cidr, String address) {
        try {
            return AddressRange.of(cidr).contains(AddressRange.parse(address));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The key for limits: an IPv4 address, or the /64 of an IPv6 address, because one household has a whole /64. */
    public static String network(String address) {
        if (!address.contains(":") || !AddressRange.isLiteral(address)) {
            return address;
        }
        InetAddress parsed = AddressRange.parse(address);
        byte[] ip = parsed.getAddress();
        // Java turns an IPv4 address in IPv6 notation into IPv4, so both count as the same.
        return ip.length == 4 ? parsed.getHostAddress() : HexFormat.of().formatHex(ip, 0, 8) + "/64";
    }
}
