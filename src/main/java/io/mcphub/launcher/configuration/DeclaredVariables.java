package io.mcphub.launcher.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The environment variables of the integrations, declared in {@code connector.properties} of each package. The launcher runs
 * outside the WAR and before CDI, so the build copies these files into the launcher's jar.
 */
final class DeclaredVariables {
    private static final String FOLDER = "io/mcphub/integrations";
    private static final String FILE = "connector.properties";

    private DeclaredVariables() {}

    /** The variables of all integrations, ordered by integration id. */
    static List<Variable> all() {
        try {
            Path place = Path.of(DeclaredVariables.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return in(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), java.util.Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Variable> in(Path root) throws IOException {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Variable> variables = new ArrayList<>();
        try (Stream<Path> packages = Files.list(folder)) {
            for (Path file : packages.map(one -> one.resolve(FILE)).filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    variables.addAll(read(in));
                }
            }
        }
        return variables;
    }

    /** The variables of one declaration. */
    static List<Variable> read(InputStream declaration) throws IOException {
        Properties properties = new Properties();
        properties.load(declaration);
        return Stream.of(properties.getProperty("variables", "").split(",")).map(String::strip).filter(name -> !name.isEmpty()).map(name -> variable(name, properties)).toList();
    }

    private static Variable variable(String name, Properties properties) {
        String wording = properties.getProperty(name + ".default");
        Rule rule = rule(properties.getProperty(name + ".rule", "any"));
        return wording == null ? Variable.of(name, rule) : Variable.of(name, wording, rule);
    }

    private static Rule rule(String named) {
        return switch (named) {
            case "any" -> Rule.any();
            case "flag" -> Rule.oneOf("true", "false");
            case "number" -> Rule.number(1, Integer.MAX_VALUE);
            case "url" -> new Rule(Shapes::isUrl, "an address such as https://provider.example.com");
            case "hosts" -> Rule.listOf(Shapes::isHost, "hosts such as provider.example.com or 10.0.0.5:8080, comma-separated");
            case "folder" -> new Rule(text -> Shapes.isUrl(text) && text.endsWith("/"), "an address that ends with a slash, such as https://provider.example.com/api/");
            default -> throw new IllegalStateException("no rule of a variable is called " + named);
        };
    }
}
