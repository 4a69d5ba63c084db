package io.mcphub.testing;

import io.mcphub.audit.SecretShape;
import io.mcphub.audit.SecretShapes;
import io.mcphub.connections.connectors.Declaration;
import io.mcphub.settings.Setting;
import io.mcphub.settings.SettingSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the integrations of this build declare, without their connectors. */
public final class ShippedDeclarations implements SettingSource, SecretShapes {
    private final List<Declaration> all;

    public ShippedDeclarations() {
        try (Stream<Path> packages = Files.list(Path.of("src/main/resources/io/mcphub/integrations"))) {
            all = packages.sorted().map(folder -> folder.resolve("connector.properties")).map(ShippedDeclarations::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Declaration read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Declaration.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Setting> settings() {
        return all.stream().flatMap(one -> one.settings().stream()).toList();
    }

    @Override
    public List<SecretShape> shapes() {
        return all.stream().map(Declaration::secrets).flatMap(Optional::stream).toList();
    }
}
