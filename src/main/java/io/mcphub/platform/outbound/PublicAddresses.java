package io.mcphub.platform.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses the hub may connect to on behalf of somebody: the public internet without special-purpose ranges (RFC 6890 and
 * its registries). Of IPv6 only global unicast is allowed, because mapped, NAT64, 6to4 and Teredo addresses contain an IPv4 address
 * that would bypass the list.
 */
final class PublicAddresses {
    private static final List<AddressRange> SPECIAL_V4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, cloud metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relay
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");
    private static final List<AddressRange> SPECIAL_V6 = ranges(
            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet6Address) {
            return GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
        }
        return SPECIAL_V4.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::of).toList();
    }
}
