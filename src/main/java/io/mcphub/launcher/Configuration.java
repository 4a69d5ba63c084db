package io.mcphub.launcher;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the environment and the {@code .env} file say, the environment first. A blank value counts as absent. */
final class Configuration {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Path workingDirectory;

    Configuration(Map<String, String> environment, Map<String, String> envFile, Path workingDirectory) {
        this.workingDirectory = workingDirectory;
        putAll(envFile);
        for (Variable variable : Variable.values()) {
            put(variable.name(), environment.get(variable.name()));
        }
    }

    Optional<String> value(Variable variable) {
        return Optional.ofNullable(values.get(variable.name()));
    }

    boolean production() {
        return value(Variable.HUB_ENV).filter("production"::equals).isPresent();
    }

    /** What is for tests and development alone. */
    void refuseTestSwitches() throws StartFailure {
        boolean loopback = value(Variable.CIMD_ALLOW_LOOPBACK).filter("true"::equalsIgnoreCase).isPresent();
        if (production() && loopback) {
            throw StartFailure.configuration("CIMD_ALLOW_LOOPBACK is for tests and opens this machine to strangers. Remove it, or HUB_ENV=production.");
        }
    }

    void put(Variable variable, String value) {
        values.put(variable.name(), value);
    }

    int port() throws StartFailure {
        String port = value(Variable.HTTP_PORT).orElse("8000");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw StartFailure.configuration("HTTP_PORT is not a port number. Set it to 1 to 65535.");
        }
        return Integer.parseInt(port);
    }

    String host() {
        return value(Variable.HTTP_HOST).orElse("127.0.0.1");
    }

    String baseUrl() throws StartFailure {
        String url = value(Variable.BASE_URL).orElse("http://localhost:" + port()).replaceAll("/+$", "");
        if (!isAddress(url)) {
            throw StartFailure.configuration("BASE_URL is not an address such as https://hub.example.com, without a path.");
        }
        return url;
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return url.matches("https?://[^/\\s?#@]+") && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65535;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    Path database() throws StartFailure {
        String path = value(Variable.DATABASE_PATH).orElse("data/app.db");
        // Both have a meaning in the data source's URL.
        if (path.contains("?") || path.contains("${")) {
            throw StartFailure.configuration("DATABASE_PATH must not contain ? or ${.");
        }
        try {
            return workingDirectory.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw StartFailure.configuration("DATABASE_PATH is not a path.");
        }
    }

    /** Whether nobody listens where we are going to. */
    void requireFreePort() throws StartFailure {
        InetAddress address;
        try {
            address = InetAddress.getByName(host());
        } catch (UnknownHostException e) {
            throw StartFailure.configuration("HTTP_HOST " + host() + " is not an address of this machine.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port()));
        } catch (IOException e) {
            throw StartFailure.configuration("Cannot listen on " + host() + ":" + port() + ": " + e.getMessage()
                    + ". Stop what listens there, or set HTTP_PORT or HTTP_HOST.");
        }
    }

    /** Makes the values visible to MicroProfile Config and to Payara's boot commands. */
    void publish(Properties target) throws StartFailure {
        target.putAll(values);
        target.setProperty(Variable.HTTP_PORT.name(), String.valueOf(port()));
        target.setProperty(Variable.HTTP_HOST.name(), host());
        target.setProperty(Variable.BASE_URL.name(), baseUrl());
        target.setProperty(Variable.DATABASE_PATH.name(), database().toString());
    }

    private void putAll(Map<String, String> more) {
        more.forEach(this::put);
    }

    private void put(String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
    }
}
