package io.mcphub.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One start of the hub: from the configuration to the ready line. */
final class Start {
    /** Read by the application's first start: the password of the first admin, if none is configured. */
    private static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    /** Set by the application: the address of the admin whose password waits in the file. */
    private static final String WAITING_PROPERTY = "hub.first-admin-waiting";

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
        System.setProperty(PASSWORD_PROPERTY, Passwords.random());
        boot();
        System.clearProperty(PASSWORD_PROPERTY);
        FirstPassword first = new FirstPassword(configuration.database());
        console.ready("MCP Hub is ready: " + configuration.baseUrl() + "/login" + first.hint(Optional.ofNullable(System.getProperty(WAITING_PROPERTY)), Terminal.isThere()));
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
}
