package io.mcphub.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 §2.3). It never asks a name server. */
public final class AddressRange {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    /** Nothing that could be a name, so that {@link InetAddress} never asks a name server. */
    private static final Pattern LITERAL = Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** The range, for example {@code 10.0.0.0/8} or {@code ::1}. {@link IllegalArgumentException} if the text is not one. */
    public static AddressRange of(String cidr) {
        String[] parts = cidr.split("/", 2);
        byte[] network = parse(parts[0]).getAddress();
        int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > network.length * 8) {
            throw new IllegalArgumentException("no prefix length of an address");
        }
        return new AddressRange(network, bits);
    }

    /** Whether a text is an IP address and not a name. */
    public static boolean isLiteral(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** The address. {@link IllegalArgumentException} if the text is not an IP address. */
    public static InetAddress parse(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("no IP address");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException("no IP address", unreadable);
        }
    }

    /** Whether the range contains the address; false for the other family (IPv4, IPv6). */
    public boolean contains(InetAddress address) {
        byte[] ip = address.getAddress();
        if (ip.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network[i / 8] & mask) != (ip[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
