package io.mcphub.launcher;

import io.mcphub.launcher.bundle.Server;
import io.mcphub.launcher.bundle.Unpacking;
import io.mcphub.launcher.configuration.Configuration;
import io.mcphub.launcher.configuration.EnvFile;
import io.mcphub.launcher.configuration.Variables;
import io.mcphub.launcher.data.AdminReset;
import io.mcphub.launcher.data.DataCommands;
import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.launcher.jvm.JavaOptions;
import io.mcphub.launcher.jvm.ServingJvm;
import io.mcphub.launcher.logging.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code java -jar mcp-hub.jar} starts the hub. {@code java -jar mcp-hub.jar reset-admin} prints a new admin password.
 *
 * <p>Exit codes: 1 if the server or the application does not start, 2 if the configuration is wrong or the port is taken. Each
 * reason is one line on stderr. The process ends if the application does not start.
 */
public final class Main {
    /** Set by {@code mvn -Prun}: the hub ends with its Maven process, so that it does not keep the port. */
    private static final String END_WITH_PARENT = "hub.end-with-parent";

    private static final String HELP = """
            MCP Hub: a self-hosted, multi-user gateway between MCP clients and the services a team works with.

            java -jar mcp-hub.jar              starts the hub; the last line on stdout says where to sign in
            java -jar mcp-hub.jar reset-admin  prints a new admin password; may run beside the hub
            java -jar mcp-hub.jar backup FILE  copies data and secrets into a file; may run beside the hub
            java -jar mcp-hub.jar restore FILE checks that file and puts it in place; --replace moves aside what is there
            java -jar mcp-hub.jar migrate-database --to URL
                                               copies a stopped hub's file into an empty database of a server
            java -jar mcp-hub.jar unpack DIR   writes the hub into an empty folder: its own mcp-hub.jar starts faster
            java -jar mcp-hub.jar --version    prints the version
            java -jar mcp-hub.jar --help       prints this

            Everything else is configured by environment variables, or by the same names in a file .env in the working
            directory, such as HTTP_PORT (8000) and DATABASE_PATH (data/app.db). README.md lists all. JAVA_OPTS is for
            the JVM.

            Exit codes: 2 when the configuration or the port is wrong, 1 when the start failed; stderr says why.""";

    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    private Main() {}

    /** Starts the hub, or runs the given command. */
    public static void main(String[] arguments) throws InterruptedException {
        Console console = new Console();
        try {
            run(arguments, console);
        } catch (StartFailure e) {
            console.failed(e.lines());
            if (Container.isThis() && arguments.length == 0 && e.exitCode() == 2) {
                Container.stay(2);
            }
            exit(e.exitCode());
        }
    }

    private static void run(String[] arguments, Console console) throws StartFailure, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("unpack")) {
            new Unpacking(Server.place(), Path.of(arguments[1]).toAbsolutePath().normalize()).run();
            return;
        }
        if (new DataCommands(arguments).run(Main::configuration)) {
            return;
        }
        if (arguments.length > 1) {
            throw unknown();
        }
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "" -> startWithOptions(console);
            case "reset-admin" -> resetAdmin();
            case "--help", "-h" -> System.out.println(HELP);
            case "--version" -> System.out.println("MCP Hub " + Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("(not packaged)"));
            default -> throw unknown();
        }
    }

    private static StartFailure unknown() {
        return StartFailure.configuration("The arguments are not those of a command: --help lists the commands. Everything else is configured by environment variables; see README.md.");
    }

    private static void startWithOptions(Console console) throws StartFailure, InterruptedException {
        if (Boolean.getBoolean(END_WITH_PARENT) || System.getProperty(ServingJvm.PARENT) != null) {
            ServingJvm.endWithParent(() -> exit(0));
        }
        ConfigurationErrors errors = new ConfigurationErrors();
        Configuration configuration = configuration(errors);
        Start start = new Start(configuration, console);
        JavaOptions options = ServingJvm.options();
        if (options.taken()) {
            start.run(errors);
        } else {
            start.check(errors);
            exit(new ServingJvm(options).run(Server.place(), configuration.startCache()));
        }
    }

    private static void resetAdmin() throws StartFailure {
        ConfigurationErrors errors = new ConfigurationErrors();
        Configuration configuration = configuration(errors);
        errors.throwIfAny();
        configuration.requireDatabase();
        AdminReset.Done done = new AdminReset(configuration.databaseAddress(), configuration.folder(), configuration.value(Variables.ADMIN_EMAIL)).run();
        System.out.println("New password for " + done.email() + ": " + done.password());
    }

    private static Configuration configuration(ConfigurationErrors errors) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        return new Configuration(System.getenv(), EnvFile.read(workingDirectory.resolve(".env"), errors), workingDirectory);
    }

    /** Ends the process, even if a shutdown hook of the server hangs. */
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
