package io.mcphub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The built WAR deploys on a bare Payara Micro, without our launcher and boot commands. */
@ArquillianTest
class DeploymentIT {
    @Deployment(testable = false)
    static WebArchive hub() throws IOException {
        // The launcher creates the empty file, because the read-only pool is opened first.
        Path database = Path.of("target/arquillian/app.db");
        Files.createDirectories(database.getParent());
        Files.deleteIfExists(database);
        Files.createFile(database);
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war").importFrom(new File("target/mcp-hub.war")).as(WebArchive.class);
    }

    @Test
    void readyWhenDeployedThenTheDatabaseIsUp(@ArquillianResource URI context) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(context.resolve("/health/ready")).build();
        HttpResponse<String> ready = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"name\":\"database\"");
    }
}
