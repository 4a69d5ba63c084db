package io.mcphub.connections.connectors;

import io.mcphub.audit.SecretShape;
import io.mcphub.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What an integration declares in {@code connector.properties} of its package:
 *
 * <pre>
 * variables = ACME_CLIENT_ID, ACME_URL          # environment variables; the launcher checks them
 * ACME_CLIENT_ID.setting = secret               # an admin may set it too: secret, text, url, host, flag or choices
 * ACME_GROUPS.setting = choices
 * ACME_GROUPS.choices = pins, files             # what an admin may choose, any number of them
 * ACME_CLIENT_ID.help = Client ID of the app    # one sentence for the admin
 * ACME_URL.rule = url                           # any (default), url, folder, flag or number
 * ACME_URL.default = https://acme.example.com   # as the documentation words it
 * secrets = acme_[\\w-]{8,}                     # what its tokens look like, a regular expression
 * secrets.begin = acme_                         # what they begin with
 * </pre>
 *
 * @param settings what an admin may set
 * @param secrets what its secrets look like, if that can be told
 */
public record Declaration(List<Setting> settings, Optional<SecretShape> secrets) {
    private static final String FILE = "connector.properties";

    /** The declaration beside a class; an empty one if there is no file. */
    public static Declaration beside(Class<?> connector) {
        try (InputStream in = connector.getResourceAsStream(FILE)) {
            return in == null ? new Declaration(List.of(), Optional.empty()) : read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file. */
    public static Declaration read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        List<Setting> settings = words(properties, "variables").filter(name -> properties.containsKey(name + ".setting")).map(name -> setting(name, properties)).toList();
        Optional<SecretShape> secrets = Optional.ofNullable(properties.getProperty("secrets")).map(shape -> new SecretShape(shape, words(properties, "secrets.begin").toList()));
        return new Declaration(settings, secrets);
    }

    private static Setting setting(String name, Properties properties) {
        return new Setting(name.toLowerCase(Locale.ROOT), Setting.Kind.of(properties.getProperty(name + ".setting")), properties.getProperty(name + ".help", ""), words(properties, name + ".choices").toList(), 0);
    }

    private static Stream<String> words(Properties properties, String key) {
        return Stream.of(properties.getProperty(key, "").split(",")).map(String::strip).filter(word -> !word.isEmpty());
    }
}
