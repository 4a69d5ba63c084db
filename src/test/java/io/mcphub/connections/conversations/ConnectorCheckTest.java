package io.mcphub.connections.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ConnectorCheckTest {
    @Test
    void connectorsOfThisBuildWhenCheckedThenComplete() throws ReflectiveOperationException {
        List<Class<?>> connectors = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.mcphub.integrations").stream()
                        .filter(type -> type.isAssignableTo(Connector.class) && !type.isInterface())
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();

        assertThat(connectors).isNotEmpty();
        for (Class<?> type : connectors) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            assertThat(ConnectorCheck.defects(((Connector) constructor.newInstance()).connect(), type)).as(type.getName()).isEmpty();
        }
    }

    @Test
    void connectorWhenADeclaredWayIsMissingThenNamed() {
        assertThat(ConnectorCheck.defects(List.of("oauth", "token"), Bare.class)).containsExactly(
                "Bare declares oauth without authorize, exchange and oauthConfigured", "Bare declares token without check");
        assertThat(ConnectorCheck.defects(List.of("oauth"), Half.class)).containsExactly("Half declares oauth without authorize, exchange and oauthConfigured");
        assertThat(ConnectorCheck.defects(List.of("pigeon"), Bare.class)).containsExactly("Bare declares a way of its own without Dialogue and label");
        assertThat(ConnectorCheck.defects(List.of("Carrier pigeon"), Bare.class)).first().asString().contains("must name ways");
        assertThat(ConnectorCheck.defects(List.of("none", "none"), Bare.class)).hasSize(1);
        assertThat(ConnectorCheck.defects(List.of(), Bare.class)).hasSize(1);
        assertThat(ConnectorCheck.defects(List.of("none"), Bare.class)).isEmpty();
    }

    @Test
    void wayWhenNotOfferedThenARefusalThatSaysSo() {
        assertThatThrownBy(() -> new Bare().authorize("s", "r")).isInstanceOf(HubException.class).hasMessageContaining("Bare cannot be connected by oauth");
        assertThatThrownBy(() -> new Bare().refresh(null, null)).isInstanceOf(HubException.class).hasMessageContaining("Connect it again");
    }

    private static class Bare implements Connector {
        @Override
        public String id() {
            return "bare";
        }

        @Override
        public String displayName() {
            return "Bare";
        }

        @Override
        public String description() {
            return "Nothing.";
        }

        @Override
        public List<String> connect() {
            return List.of("none");
        }

        @Override
        public boolean configured() {
            return true;
        }
    }

    private static final class Half extends Bare {
        @Override
        public URI authorize(String state, String redirectUri) {
            return URI.create("https://example.com");
        }
    }
}
