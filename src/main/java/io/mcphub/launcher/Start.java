package io.mcphub.launcher;

import io.mcphub.launcher.configuration.Configuration;
import io.mcphub.launcher.configuration.Secrets;
import io.mcphub.launcher.data.DataFolderLock;
import io.mcphub.launcher.data.FirstPassword;
import io.mcphub.launcher.data.Passwords;
import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.jvm.ServingJvm;
import io.mcphub.launcher.logging.Console;
import io.mcphub.launcher.logging.LogLevel;
import io.mcphub.launcher.logging.Logging;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/** One start of the hub, from the configuration to the ready line. */
final class Start {
    /** Passes the generated password of the first admin to the application. */
    private static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    /** The application sets this to the admin's address while the password file waits for the first sign-in. */
    private static final String WAITING_PROPERTY = "hub.first-admin-waiting";

    private static final Logger LOG = Logger.getLogger(Start.class.getName());

    private static final Duration STANDSTILL = Duration.ofSeconds(120);

    private final Configuration configuration;
    private final Console console;

    Start(Configuration configuration, Console console) {
        this.configuration = configuration;
        this.console = console;
    }

    /**
     * Starts the hub and returns when it is ready.
     *
     * @param errors the configuration errors found so far
     */
    void run(ConfigurationErrors errors) throws StartFailure, InterruptedException {
        prepare(errors);
        System.setProperty(PASSWORD_PROPERTY, Passwords.random());
        boot();
        System.clearProperty(PASSWORD_PROPERTY);
        FirstPassword first = new FirstPassword(configuration.folder());
        boolean shown = Terminal.isThere() && !Container.isThis();
        String ready = "MCP Hub is ready: " + configuration.baseUrl() + "/login" + first.hint(Optional.ofNullable(System.getProperty(WAITING_PROPERTY)), shown);
        console.ready(configuration.logFormat().equals("json") ? Console.json(ready) : ready);
        tellReady();
    }

    /** Checks the whole configuration before anything is written, and makes the data folder. */
    Secrets check(ConfigurationErrors errors) throws StartFailure {
        Secrets secrets = new Secrets(configuration);
        configuration.check(errors);
        secrets.check(errors);
        errors.throwIfAny();
        secrets.createFolder();
        return secrets;
    }

    /** Checks, then generates what is missing. */
    private void prepare(ConfigurationErrors errors) throws StartFailure {
        Secrets secrets = check(errors);
        DataFolderLock.take(configuration.folder());
        secrets.complete();
        configuration.publish(System.getProperties());
    }

    private static void tellReady() {
        try {
            ServingJvm.ready();
        } catch (IOException e) {
            LOG.warning("The next start will be no faster: " + e.getMessage());
        }
    }

    private void boot() throws StartFailure, InterruptedException {
        Optional<Path> logFile = configuration.logFile();
        Optional<PrintStream> stream = logFile.isEmpty() ? Optional.empty() : Optional.of(Logging.open(logFile.get()));
        Logging.configure(configuration.logThresholds(), configuration.logFormat(), configuration.logLevel() == LogLevel.DEBUG);
        console.install(stream);
        Optional.ofNullable(System.getProperty(ServingJvm.NO_CACHE)).ifPresent(reason -> LOG.warning("Starts take longer than they need (START_CACHE): " + reason));
        Memory.warning(Memory.megabytes()).ifPresent(LOG::warning);
        Patience patience = new Patience(STANDSTILL, configuration.startTimeout(), Progress::now, System::nanoTime);
        new Payara(patience, logFile.map(Path::toString).orElse("on stdout")).start(configuration.host(), configuration.port());
    }
}
