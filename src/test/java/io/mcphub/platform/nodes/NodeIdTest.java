package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.StartRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdTest {
    @TempDir
    Path folder;

    @AfterEach
    void forgetTheRefusal() {
        System.clearProperty("hub.start-failure");
        System.clearProperty("hub.start-failure-is-configuration");
    }

    @Test
    void valueWhenConfiguredThenThat() {
        assertThat(node(Map.of("NODE_ID", "hub-1.eu")).value()).isEqualTo("hub-1.eu");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void valueWhenNotConfiguredThenRandomAndKeptForItsOwnerOnly() throws Exception {
        String first = node(Map.of()).value();

        assertThat(first).hasSizeGreaterThan(20).isEqualTo(node(Map.of()).value());
        assertThat(folder).isDirectoryContaining("glob:**/node-id");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("node-id")))).isEqualTo("rw-------");
    }

    @Test
    void valueWhenNotAcceptableThenTheStartIsRefused() throws Exception {
        assertThatThrownBy(() -> node(Map.of("NODE_ID", "two words")).value()).isInstanceOf(StartRefusal.class);

        Files.writeString(folder.resolve("node-id"), "\n");
        assertThatThrownBy(() -> node(Map.of()).value()).isInstanceOf(StartRefusal.class).hasMessageContaining("node-id");
    }

    private NodeId node(Map<String, String> environment) {
        NodeId id = new NodeId();
        id.config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return variable.equals("DATABASE_PATH") ? Optional.of(folder.resolve("app.db").toString()) : Optional.ofNullable(environment.get(variable));
            }
        };
        return id;
    }
}
