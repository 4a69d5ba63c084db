package io.mcphub.launcher.data;

import io.mcphub.launcher.bundle.War;
import io.mcphub.launcher.configuration.Configuration;
import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.configuration.Variables;
import io.mcphub.launcher.failures.ConfigurationErrors;
import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The commands that copy or move the hub's data. */
public final class DataCommands {
    private static final String REPLACE = "--replace";

    private final String[] arguments;

    /** The command that these arguments of the process name, if they name one of these. */
    public DataCommands(String... arguments) {
        this.arguments = arguments;
    }

    /** Where the configuration comes from; it is asked only if one of these commands was given. */
    public interface Source {
        /** Reads it and adds what is wrong. */
        Configuration read(ConfigurationErrors errors);
    }

    /** Runs the command and prints what came of it. False if these are not the arguments of one. Throws if it could not be done. */
    public boolean run(Source source) throws StartFailure {
        if (isCommand("backup", 2)) {
            print(backup(configuration(source), path(1)));
        } else if (isCommand("restore", 2) || isCommand("restore", 3) && Arrays.asList(arguments).contains(REPLACE)) {
            print(restore(configuration(source)));
        } else if (isCommand("migrate-database", 3) && arguments[1].equals("--to")) {
            print(move(configuration(source)));
        } else {
            return false;
        }
        return true;
    }

    private boolean isCommand(String name, int length) {
        return arguments.length == length && arguments[0].equals(name);
    }

    private static List<String> backup(Configuration configuration, Path file) throws StartFailure {
        requireFile(configuration, "backup");
        configuration.requireDatabase();
        try (WarClasses classes = WarClasses.libraries(War.ofThisJar(), DatabaseAddress.of(configuration.database()).driverJar())) {
            return new Backup(configuration.database(), classes).run(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> restore(Configuration configuration) throws StartFailure {
        requireFile(configuration, "restore");
        boolean replace = Arrays.asList(arguments).contains(REPLACE);
        DatabaseAddress address = DatabaseAddress.of(configuration.database());
        try (WarClasses classes = WarClasses.libraries(War.ofThisJar(), address.driverJar())) {
            return new Restore(configuration, classes).run(path(replace && arguments[1].equals(REPLACE) ? 2 : 1), replace, War.ofThisJar().newestSchema(address.product()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> move(Configuration configuration) throws StartFailure {
        configuration.remove(Variables.DATABASE_URL);
        configuration.requireDatabase();
        configuration.put(Variables.DATABASE_URL, arguments[2]);
        DatabaseAddress to = configuration.databaseAddress();
        DataFolderLock.take(configuration.folder());
        War war = War.ofThisJar();
        try (WarClasses classes = WarClasses.all(war)) {
            return new Move(configuration.database(), to, classes).run(war.newestSchema(DatabaseAddress.of(configuration.database()).product()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void requireFile(Configuration configuration, String command) throws StartFailure {
        if (configuration.databaseIsShared()) {
            throw StartFailure.configuration("DATABASE_URL is set, and " + command + " is for a database that is a file. Use the tools of the database server, and keep the two secrets.");
        }
    }

    private Path path(int argument) {
        return Path.of(arguments[argument]).toAbsolutePath().normalize();
    }

    private static Configuration configuration(Source source) throws StartFailure {
        ConfigurationErrors errors = new ConfigurationErrors();
        Configuration configuration = source.read(errors);
        errors.throwIfAny();
        return configuration;
    }

    private static StartFailure unreadable(IOException e) {
        return StartFailure.configuration("The hub's own files cannot be read: " + e.getMessage());
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
