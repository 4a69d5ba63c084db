package io.mcphub.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import okhttp3.ConnectionSpec;

/** Where a request may go. */
public enum Reach {
    /** The public internet, over TLS: for addresses that a person or a provider names. */
    PUBLIC(List.of(ConnectionSpec.MODERN_TLS)) {
        @Override
        boolean allows(InetAddress address) {
            return PublicAddresses.contains(address);
        }
    },
    /** As {@link #PUBLIC}, and loopback, also without TLS: for tests. */
    PUBLIC_AND_LOOPBACK(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)) {
        @Override
        boolean allows(InetAddress address) {
            return PublicAddresses.contains(address) || address.isLoopbackAddress();
        }
    },
    /** Anywhere, also without TLS: only for a host that the operator configured. */
    OPERATORS_HOST(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)) {
        @Override
        boolean allows(InetAddress address) {
            return true;
        }
    };

    private final List<ConnectionSpec> security;

    Reach(List<ConnectionSpec> security) {
        this.security = security;
    }

    abstract boolean allows(InetAddress address);

    List<ConnectionSpec> security() {
        return security;
    }
}
