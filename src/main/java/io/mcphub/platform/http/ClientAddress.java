package io.mcphub.platform.http;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.outbound.AddressRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IP address of a client. {@code X-Forwarded-For} counts only if the proxies of {@code TRUSTED_PROXIES} wrote it. */
@ApplicationScoped
public class ClientAddress {
    /** As some proxies write it: with a port, and an IPv6 address in brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]*)](?::[0-9]{1,5})?|([0-9]+(?:\\.[0-9]+){3}):[0-9]{1,5}");

    @Inject
    HubConfig config;

    /** The right-most address that is not a trusted proxy. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String header = request.getHeader("X-Forwarded-For");
        List<String> proxies = config.list("TRUSTED_PROXIES");
        String[] hops = header == null ? new String[0] : header.split(",");
        for (int i = hops.length - 1; i >= 0 && trusted(proxies, address) && AddressRange.isLiteral(bare(hops[i])); i--) {
            address = bare(hops[i]);
        }
        return address;
    }

    /** The address of an entry of the header. */
    static String bare(String hop) {
        Matcher port = WITH_PORT.matcher(hop.strip());
        return !port.matches() ? hop.strip() : port.group(1) != null ? port.group(1) : port.group(2);
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
