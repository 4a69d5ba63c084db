package io.mcphub.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code java -jar mcp-hub.jar} starts the hub, {@code java -jar mcp-hub.jar reset-admin} prints a new admin password.
 *
 * <p>Exit codes: 1 when the server or the application does not come up, 2 when the configuration or the port is wrong;
 * both with one line on stderr. A server without the application never stays up.
 */
public final class Main {
    /** Read by the application's first start: the password of the first admin, if none is configured. */
    static final String PASSWORD_PROPERTY = "hub.first-admin-password";
    /** Read by the application: if there is an admin already, nobody ever saw the password, so it takes this start's. */
    static final String UNSHOWN_PROPERTY = "hub.first-admin-unshown";
    /** Set by the application: the address of an admin whom this start gave a password. */
    static final String CREATED_PROPERTY = "hub.first-admin-created";

    /** Set by {@code mvn -Prun}: a hub whose Maven was killed must not keep the port. */
    private static final String END_WITH_PARENT = "hub.end-with-parent";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    private Main() {}

    /** Starts, or runs the one command there is. */
    public static void main(String[] arguments) throws InterruptedException {
        Console console = new Console();
        try {
            run(arguments, console);
        } catch (StartFailure e) {
            console.failed(e.getMessage());
            exit(e.exitCode());
        }
    }

    private static void run(String[] arguments, Console console) throws StartFailure, InterruptedException {
        Path workingDirectory = Path.of("").toAbsolutePath();
        Configuration configuration = new Configuration(System.getenv(), EnvFile.read(workingDirectory.resolve(".env")), workingDirectory);
        if (arguments.length == 0) {
            start(configuration, console);
        } else if (arguments.length == 1 && arguments[0].equals("reset-admin")) {
            AdminReset.Done done = new AdminReset(configuration.database(), configuration.value(Variable.ADMIN_EMAIL)).run();
            System.out.println("New password for " + done.email() + ": " + done.password());
        } else {
            throw StartFailure.configuration("The only argument is reset-admin. Everything else is configured by environment variables; see README.md.");
        }
    }

    private static void start(Configuration configuration, Console console) throws StartFailure, InterruptedException {
        if (Boolean.getBoolean(END_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> exit(0)));
        }
        configuration.baseUrl();
        VariableRules.check(configuration);
        configuration.refuseTestSwitches();
        configuration.requireFreePort();
        new Secrets(configuration).prepare();
        configuration.publish(System.getProperties());
        Optional<String> generated = configuration.value(Variable.ADMIN_PASSWORD).isPresent() ? Optional.empty() : Optional.of(Passwords.random());
        UnshownPassword unshown = new UnshownPassword(configuration.database());
        unshown.beforeStart(generated.isPresent());
        if (unshown.isLeft()) {
            System.setProperty(UNSHOWN_PROPERTY, "true");
        }
        generated.ifPresent(password -> System.setProperty(PASSWORD_PROPERTY, password));
        console.install();
        new Payara(PATIENCE).start(configuration.host(), configuration.port());
        System.clearProperty(PASSWORD_PROPERTY);
        console.ready(readyLine(configuration.baseUrl(), Optional.ofNullable(System.getProperty(CREATED_PROPERTY)), generated));
        unshown.clear();
    }

    static String readyLine(String baseUrl, Optional<String> created, Optional<String> generated) {
        String line = "MCP Hub is ready: " + baseUrl + "/login";
        if (created.isEmpty() || generated.isEmpty()) {
            return line;
        }
        return line + " - sign in as " + created.get() + " with password " + generated.get() + " (shown once)";
    }

    /** Ends the process even if the server's shutdown hooks hang. */
    private static void exit(int code) {
        Thread guard = new Thread(() -> {
            try {
                Thread.sleep(EXIT_PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(code);
        });
        guard.setDaemon(true);
        guard.start();
        System.exit(code);
    }
}
