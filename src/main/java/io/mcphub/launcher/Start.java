package io.mcphub.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One start of the hub: from the configuration to the ready line. */
final class Start {
    /** Read by the application's first start: the password of the first admin, if none is configured. */
    static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    /** Read by the application: if there is an admin already, nobody ever saw the password, so it takes this start's. */
    static final String UNSHOWN_PROPERTY = "hub.first-admin-unshown";
    /** Set by the application: the address of an admin whom this start gave a password. */
    static final String CREATED_PROPERTY = "hub.first-admin-created";

    private static final Duration STANDSTILL = Duration.ofSeconds(120);

    private final Configuration configuration;
    private final Console console;

    Start(Configuration configuration, Console console) {
        this.configuration = configuration;
        this.console = console;
    }

    /** Returns when the hub is ready; {@code errors} holds what is wrong with the configuration already. */
    void run(ConfigurationErrors errors) throws StartFailure, InterruptedException {
        prepare(errors);
        Optional<String> generated = configuration.value(Variables.ADMIN_PASSWORD).isPresent() ? Optional.empty() : Optional.of(Passwords.random());
        UnshownPassword unshown = new UnshownPassword(configuration.database());
        unshown.beforeStart(generated.isPresent());
        if (unshown.isLeft()) {
            System.setProperty(UNSHOWN_PROPERTY, "true");
        }
        generated.ifPresent(password -> System.setProperty(PASSWORD_PROPERTY, password));
        boot();
        System.clearProperty(PASSWORD_PROPERTY);
        console.ready(readyLine(configuration.baseUrl(), Optional.ofNullable(System.getProperty(CREATED_PROPERTY)), generated));
        unshown.clear();
    }

    /** Checks the configuration as a whole before anything is written, and completes it with what must be generated. */
    private void prepare(ConfigurationErrors errors) throws StartFailure {
        Secrets secrets = new Secrets(configuration);
        configuration.check(errors);
        secrets.check(errors);
        errors.throwIfAny();
        secrets.createFolder();
        DataFolderLock.take(configuration.database().getParent());
        secrets.complete();
        configuration.publish(System.getProperties());
    }

    private void boot() throws StartFailure, InterruptedException {
        Optional<Path> logFile = configuration.logFile();
        Optional<PrintStream> stream = logFile.isEmpty() ? Optional.empty() : Optional.of(Logging.open(logFile.get()));
        Logging.configure(configuration.logLevel());
        console.install(stream);
        Patience patience = new Patience(STANDSTILL, configuration.startTimeout(), Progress::now, System::nanoTime);
        new Payara(patience, logFile.map(Path::toString).orElse("on stdout")).start(configuration.host(), configuration.port());
    }

    static String readyLine(String baseUrl, Optional<String> created, Optional<String> generated) {
        String line = "MCP Hub is ready: " + baseUrl + "/login";
        if (created.isEmpty() || generated.isEmpty()) {
            return line;
        }
        return line + " - sign in as " + created.get() + " with password " + generated.get() + " (shown once)";
    }
}
