package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.TestEngine;
import io.mcphub.upstream.JsonTree;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PATCH is where HTTP clients of Java differ, and TLS is where they fail. */
class PatchOverTlsTest {
    private static final String PASSWORD = "synthetic";

    @TempDir
    Path folder;

    private TeamworkStandIn tw = new TeamworkStandIn();
    private WireMockServer secure;
    private Credential credential;

    @BeforeEach
    void serve() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC", "-alias", "loopback", "-dname",
                        "CN=127.0.0.1", "-ext", "SAN=IP:127.0.0.1", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        secure = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        secure.start();
        String host = "127.0.0.1:" + secure.httpsPort();
        allow(host);
        credential = new Credential("c", "u", Secret.of("synthetic-tw-token"), Map.of("site_url", "https://" + host, "auth", "oauth"));
        secure.stubFor(patch(urlPathEqualTo("/projects/api/v3/tasks/3010.json")).willReturn(TeamworkStandIn.fixture("tasks.update")));
    }

    private void allow(String host) {
        tw.variables.put("TEAMWORK_ALLOWED_HOSTS", host);
    }

    @AfterEach
    void stop() {
        secure.stop();
        tw.close();
    }

    private JsonNode rename() {
        JsonNode body = JsonTree.object().set("task", JsonTree.object().put("name", "Book the big demo room"));
        return tw.client.call(credential, TeamworkV3.updateTask(3010, body));
    }

    @Test
    void writeWhenPatchOverTlsThenItArrives() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("loopback", trusted.getCertificate("loopback"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        tw.close();
        tw = new TeamworkStandIn(new TestEngine(tls, (X509TrustManager) trust.getTrustManagers()[0]));
        allow("127.0.0.1:" + secure.httpsPort());

        assertThat(rename().path("task").path("id").asLong()).isEqualTo(3010);

        assertThat(secure.findAll(patchRequestedFor(urlPathEqualTo("/projects/api/v3/tasks/3010.json")))).singleElement().satisfies(request -> {
            assertThat(request.getScheme()).isEqualTo("https");
            assertThat(request.getBodyAsString()).isEqualTo("{\"task\":{\"name\":\"Book the big demo room\"}}");
        });
    }

    @Test
    void writeWhenTheCertificateIsNotTrustedThenNothingIsSent() {
        assertThatThrownBy(this::rename).isInstanceOf(HubException.class).hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(secure.getAllServeEvents()).isEmpty();
    }
}
