package io.mcphub.platform.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.testing.OwnAuthority;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own connections to a server that shows a certificate for {@code localhost}. */
class TlsTest {
    private static OwnAuthority authority;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        authority = new OwnAuthority(folder);
        Path certificate = authority.issue("localhost");
        server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", certificate.resolveSibling("server.key").toString())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void connectionWhenTheServersCertificateIsOfTheGivenAuthorityThenEncrypted() throws SQLException {
        try (Connection connection = writer("localhost", authority.certificate()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet ssl = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            ssl.next();
            assertThat(ssl.getBoolean(1)).isTrue();
        }
    }

    @Test
    void connectionWhenTheCertificateIsOfAnotherAuthorityThenRefusedWithWhatToDo(@TempDir Path folder) {
        WriterDataSource writer = writer("localhost", new OwnAuthority(folder).certificate());

        assertThatThrownBy(writer::getConnection).hasMessage(PostgresqlErrors.NOT_TRUSTED);
    }

    @Test
    void connectionWhenTheCertificateIsOfAnotherNameThenRefused() {
        assertThatThrownBy(writer("127.0.0.1", authority.certificate())::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("127.0.0.1");
    }

    @Test
    void connectionWhenTheAuthoritysFileIsMissingThenRefused() {
        Path missing = Path.of("no", "such.crt");

        assertThat(Files.exists(missing)).isFalse();
        assertThatThrownBy(writer("localhost", missing)::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("such.crt");
    }

    private static WriterDataSource writer(String host, Path authority) {
        return new WriterDataSource(new Address("jdbc:postgresql://" + host + ":" + server.getPort() + "/postgres?sslmode=verify-full&sslrootcert=" + authority, "postgres", "postgres"), new WriteHealth(), Address.ANSWER_SECONDS);
    }
}
