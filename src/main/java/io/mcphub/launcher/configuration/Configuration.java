package io.mcphub.launcher.configuration;

import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.files.PrivateFiles;
import io.mcphub.launcher.logging.LogLevel;
import io.mcphub.launcher.logging.LogThresholds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The environment and the {@code .env} file; the environment wins. A blank value counts as absent. */
public final class Configuration {
    /** Tells the server and the application which database product to use. */
    private static final String PRODUCT_PROPERTY = "hub.database";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Path workingDirectory;

    /**
     * Takes the values, and checks none.
     *
     * @param environment values by name
     * @param envFile the values that {@link EnvFile} has read
     * @param workingDirectory the folder that paths begin at
     */
    public Configuration(Map<String, String> environment, Map<String, String> envFile, Path workingDirectory) {
        this.workingDirectory = workingDirectory;
        putAll(envFile);
        for (Variable variable : Variables.all()) {
            put(variable.name(), environment.get(variable.name()));
        }
    }

    /** The value of a variable; empty if it has none. */
    public Optional<String> value(Variable variable) {
        return Optional.ofNullable(values.get(variable.name()));
    }

    boolean production() {
        return value(Variables.HUB_ENV).filter("production"::equals).isPresent();
    }

    /** Refuses in production the switches that are for tests and development. */
    void refuseTestSwitches() throws StartFailure {
        boolean loopback = value(Variables.CIMD_ALLOW_LOOPBACK).filter("true"::equalsIgnoreCase).isPresent();
        if (production() && loopback) {
            throw StartFailure.configuration("CIMD_ALLOW_LOOPBACK is for tests and opens this machine to strangers. Remove it, or remove HUB_ENV=production.");
        }
    }

    /** Sets a variable, whatever value it had. */
    public void put(Variable variable, String value) {
        values.put(variable.name(), value);
    }

    /** Takes the value of a variable away. */
    public void remove(Variable variable) {
        values.remove(variable.name());
    }

    /** Finds everything wrong that can be found without writing a file. */
    public void check(ConfigurationErrors errors) {
        checkRules(errors);
        errors.passes(this::baseUrl);
        errors.passes(this::refuseTestSwitches);
        errors.passes(this::databaseAddress);
        errors.passes(this::requireLogFile);
        if (errors.passes(this::port)) {
            errors.passes(this::requireFreePort);
        }
    }

    void checkRules(ConfigurationErrors errors) {
        Variables.all().forEach(variable -> errors.passes(() -> checkRule(variable)));
    }

    /** Checks one value. The error names the variable but never its value, which may be a secret. */
    private void checkRule(Variable variable) throws StartFailure {
        if (value(variable).filter(variable.rule().accepts().negate()).isPresent()) {
            throw StartFailure.configuration(variable + " is not acceptable. Set it to " + variable.rule().wording() + ", or leave it out.");
        }
    }

    /** The port to listen on; throws if the value is none. */
    public int port() throws StartFailure {
        checkRule(Variables.HTTP_PORT);
        return Integer.parseInt(value(Variables.HTTP_PORT).orElse("8000"));
    }

    /** The address to listen on. */
    public String host() {
        return value(Variables.HTTP_HOST).orElse("127.0.0.1");
    }

    /** Where people find the hub, without a slash at the end; throws if the value is no such address. */
    public String baseUrl() throws StartFailure {
        Optional<String> configured = value(Variables.BASE_URL).map(text -> text.replaceAll("/+$", ""));
        String url = configured.isPresent() ? configured.get() : "http://localhost:" + port();
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

    /** How much is logged where no logger is named; throws if the value is no level. */
    public LogLevel logLevel() throws StartFailure {
        checkRule(Variables.LOG_LEVEL);
        return LogLevel.of(value(Variables.LOG_LEVEL).orElse("info"));
    }

    /** How much is logged, by logger; throws if a value is wrong. */
    public LogThresholds logThresholds() throws StartFailure {
        checkRule(Variables.LOG_LEVELS);
        return LogThresholds.of(logLevel(), value(Variables.LOG_LEVELS).orElse(""));
    }

    /** {@code text} or {@code json}; throws if the value is neither. */
    public String logFormat() throws StartFailure {
        checkRule(Variables.LOG_FORMAT);
        return value(Variables.LOG_FORMAT).orElse("text");
    }

    /** The log file, if the log does not go to the console; throws if the value is no path. */
    public Optional<Path> logFile() throws StartFailure {
        Optional<String> path = value(Variables.LOG_FILE);
        return path.isEmpty() ? Optional.empty() : Optional.of(resolve(Variables.LOG_FILE, path.get()));
    }

    private void requireLogFile() throws StartFailure {
        Optional<Path> file = logFile();
        if (file.isPresent() && !isWritable(file.get())) {
            throw StartFailure.configuration("LOG_FILE " + file.get() + " cannot be written. Create its folder, change its owner, or leave LOG_FILE out.");
        }
    }

    private static boolean isWritable(Path file) {
        return Files.exists(file) ? Files.isRegularFile(file) && Files.isWritable(file) : PrivateFiles.canCreateIn(file.getParent());
    }

    /** The longest time that a start may take; throws if the value is no number of seconds. */
    public Duration startTimeout() throws StartFailure {
        checkRule(Variables.START_TIMEOUT_SECONDS);
        return Duration.ofSeconds(Long.parseLong(value(Variables.START_TIMEOUT_SECONDS).orElse("600")));
    }

    /** The database file; throws if its path cannot be one. */
    public Path database() throws StartFailure {
        String path = value(Variables.DATABASE_PATH).orElse("data/app.db");
        // Both characters have a special meaning in the data source's URL.
        if (path.contains("?") || path.contains("${")) {
            throw StartFailure.configuration("DATABASE_PATH must not contain ? or ${.");
        }
        return resolve(Variables.DATABASE_PATH, path);
    }

    /** Where secrets, locks and this node's name lie: beside the database file, also when the database is elsewhere. Throws as {@link #database()}. */
    public Path folder() throws StartFailure {
        return database().getParent();
    }

    /** The folder for what makes the next start fast; throws if the value is no path. */
    public Path startCache() throws StartFailure {
        Optional<String> path = value(Variables.START_CACHE);
        return path.isEmpty() ? folder().resolve("cache") : resolve(Variables.START_CACHE, path.get());
    }

    /** Whether the database is a server that other nodes may share. */
    public boolean databaseIsShared() {
        return value(Variables.DATABASE_URL).isPresent();
    }

    /** Where the hub's data is; throws if a value is wrong or the file with the password cannot be read. */
    public DatabaseAddress databaseAddress() throws StartFailure {
        checkRule(Variables.DATABASE_URL);
        Optional<String> url = value(Variables.DATABASE_URL);
        return url.isEmpty() ? DatabaseAddress.of(database()) : DatabaseAddress.of(url.get(), value(Variables.DATABASE_USER), databasePassword());
    }

    /** Throws if the database is a file that does not exist yet. */
    public void requireDatabase() throws StartFailure {
        if (!databaseIsShared() && !Secrets.isFilled(database())) {
            throw StartFailure.configuration("There is no database at " + database() + " yet. Start the hub first, or set DATABASE_PATH.");
        }
    }

    private Optional<String> databasePassword() throws StartFailure {
        Optional<String> file = value(Variables.DATABASE_PASSWORD_FILE);
        if (file.isEmpty()) {
            return value(Variables.DATABASE_PASSWORD);
        }
        try {
            return Optional.of(Files.readString(resolve(Variables.DATABASE_PASSWORD_FILE, file.get())).strip());
        } catch (IOException e) {
            throw StartFailure.configuration("DATABASE_PASSWORD_FILE " + file.get() + " cannot be read. Check its permissions, or set DATABASE_PASSWORD.");
        }
    }

    private Path resolve(Variable variable, String path) throws StartFailure {
        try {
            return workingDirectory.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw StartFailure.configuration(variable + " is not a path.");
        }
    }

    /** Fails if the port is taken. */
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

    /** Passes the values to MicroProfile Config and to Payara's boot commands, as system properties. Throws if one is wrong. */
    public void publish(Properties target) throws StartFailure {
        target.putAll(values);
        target.setProperty(Variables.HTTP_PORT.name(), String.valueOf(port()));
        target.setProperty(Variables.HTTP_HOST.name(), host());
        target.setProperty(Variables.BASE_URL.name(), baseUrl());
        target.setProperty(Variables.DATABASE_PATH.name(), database().toString());
        DatabaseAddress address = databaseAddress();
        target.setProperty(PRODUCT_PROPERTY, address.product());
        address.password().ifPresent(password -> target.setProperty(Variables.DATABASE_PASSWORD.name(), password));
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
