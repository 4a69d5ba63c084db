package io.mcphub.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/**
 * Everything outside the hub, on this machine: one server for all tests of a JVM, which run one after the other. Who takes it
 * finds nothing stubbed and nothing received.
 */
public final class ProviderServer {
    /** Compressed, a slow answer would arrive in one piece. */
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort().containerThreads(30).gzipDisabled(true));

    private ProviderServer() {}

    /** The server, emptied. */
    public static synchronized WireMockServer take() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        SERVER.resetAll();
        return SERVER;
    }

    /** {@code 127.0.0.1:<port>}. */
    public static synchronized String host() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return "127.0.0.1:" + SERVER.port();
    }
}
