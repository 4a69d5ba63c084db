package io.mcphub.mcp.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The revisions of MCP that the hub speaks, newest first (basic/versioning). The newest is stateless; the others start with
 * {@code initialize}.
 */
public enum ProtocolVersion {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26"),
    /** Of the old transport with two addresses. Clients with older SDKs name it and then speak like 2025-03-26. */
    V2024_11_05("2024-11-05");

    /** What {@code initialize} offers a client whose revision the hub does not speak. */
    public static final ProtocolVersion LATEST_LEGACY = V2025_11_25;

    private final String wire;

    ProtocolVersion(String wire) {
        this.wire = wire;
    }

    /** The name in messages, such as {@code 2025-11-25}. */
    public String wire() {
        return wire;
    }

    /** Whether every request carries its own envelope and nothing is kept between requests. */
    public boolean isModern() {
        return this == V2026_07_28;
    }

    /** Whether it is older than the other. */
    public boolean isBefore(ProtocolVersion other) {
        return ordinal() > other.ordinal();
    }

    /** All names, newest first, for a sentence. */
    static String names() {
        return Arrays.stream(values()).map(ProtocolVersion::wire).collect(Collectors.joining(", "));
    }

    /** The revision of that name, if the hub speaks it. */
    public static Optional<ProtocolVersion> find(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }

    static Optional<ProtocolVersion> findModern(String wire) {
        return find(wire).filter(ProtocolVersion::isModern);
    }

    public static Optional<ProtocolVersion> findLegacy(String wire) {
        return find(wire).filter(v -> !v.isModern());
    }
}
