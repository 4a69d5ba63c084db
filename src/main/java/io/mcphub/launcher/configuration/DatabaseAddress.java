package io.mcphub.launcher.configuration;

import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is: a file, or a server that {@code DATABASE_URL} names. {@code META-INF/database.properties} declares the
 * products.
 *
 * @param product the name of the product, as in a JDBC address
 * @param url the JDBC address
 * @param user who connects; empty for a file
 * @param password their password; empty without one
 */
public record DatabaseAddress(String product, String url, Optional<String> user, Optional<String> password) {
    private static final Properties DECLARED = declared();
    private static final String PROPERTY = ".property.";
    private static final String READING = ".reading.";

    /** The database in a file. */
    public static DatabaseAddress of(Path file) {
        String product = DECLARED.getProperty("usual");
        return new DatabaseAddress(product, DECLARED.getProperty(product + ".url") + file, Optional.empty(), Optional.empty());
    }

    /** The database behind this address; throws if the hub knows no such product. */
    public static DatabaseAddress of(String url, Optional<String> user, Optional<String> password) throws StartFailure {
        String product = url.split(":", 3)[1];
        if (!DECLARED.containsKey(product + ".product")) {
            throw StartFailure.configuration("DATABASE_URL names a database that the hub does not know. It must begin with jdbc:postgresql://, or be left out.");
        }
        return new DatabaseAddress(product, url, user, password);
    }

    /** The beginning of the driver's name in the WAR. */
    public String driverJar() {
        return DECLARED.getProperty(product + ".driver.jar");
    }

    /** The name of the driver's class. */
    public String driverClass() {
        return DECLARED.getProperty(product + ".driver.class");
    }

    /** What the driver is told when it connects. */
    public Properties connecting() {
        return told(product + PROPERTY);
    }

    /** What it is told when nothing is to be written. */
    public Properties reading() {
        return told(product + READING);
    }

    /** What this product, or else all of them, call something that a command needs, such as a statement. */
    public Optional<String> declared(String name) {
        return Optional.ofNullable(DECLARED.getProperty(product + "." + name, DECLARED.getProperty(name)));
    }

    private Properties told(String prefix) {
        Properties properties = new Properties();
        DECLARED.stringPropertyNames().stream().filter(name -> name.startsWith(prefix)).forEach(name -> properties.put(name.substring(prefix.length()), DECLARED.getProperty(name)));
        user.ifPresent(name -> properties.put("user", name));
        password.ifPresent(secret -> properties.put("password", secret));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }

    private static Properties declared() {
        try (InputStream in = DatabaseAddress.class.getResourceAsStream("/META-INF/database.properties")) {
            Properties declared = new Properties();
            declared.load(in);
            return declared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
