package io.mcphub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.ListeningSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged jar, started as a user starts it. */
class LauncherIT {
    private static final String KEY = "0123456789abcdef0123456789abcdef0123";

    @TempDir
    Path folder;

    /** One start for everything that a fresh folder shows. {@code OAuthRestartIT} covers the second start. */
    @Test
    void startWhenNothingIsConfiguredThenServesAndItsKeyCannotBeSwapped() throws Exception {
        try (HubProcess hub = HubProcess.start(folder, Map.of("METRICS_TOKEN", "operator"))) {
            assertThat(hub.readyLine()).isEqualTo("MCP Hub is ready: http://localhost:" + hub.port() + "/login - sign in as admin@example.com with password in " + folder.resolve("data/first-password"));
            assertThat(hub.stdout().lines()).hasSizeLessThanOrEqualTo(15).noneMatch(line -> line.contains(hub.adminPassword().orElseThrow()));
            assertThat(hub.stdout().lines()).as("what the server says of itself").noneMatch(line -> line.contains(" INFO ") && !line.contains(" INFO io.mcphub."));
            assertThat(hub.stderr()).isEmpty();
            assertThat(permissions("data/first-password")).isEqualTo("rw-------");
            assertTheFirstSignInEndsTheFile(hub);
            assertThat(ListeningSockets.of(hub.pid())).containsExactly(hub.port());
            assertThat(permissions("data")).isEqualTo("rwx------");
            assertThat(permissions("data/secrets.env")).isEqualTo("rw-------");
            assertThat(hub.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(hub.get("/health/live").statusCode()).isEqualTo(200);
            assertSecondHubIsRefusedAndResetAdminIsNot();
            assertUnknownPathIsAProblem(hub);
            assertOperatorDoorsAreClosed(hub);
        }
        assertAnotherKeyIsRefused();
        assertALostKeyIsRefused();
    }

    @Test
    void startWhenThePortIsTakenThenEndsWithTwo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(Map.of("HTTP_PORT", String.valueOf(taken.getLocalPort())), "Cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void startWhenProductionHasNoSecretsThenEndsWithTwo() throws Exception {
        assertRefused(Map.of("HUB_ENV", "production"), "HUB_ENV=production needs JWT_SECRET", "needs TOKENS_ENCRYPTION_KEY", "needs ADMIN_PASSWORD");
    }

    @Test
    void startWhenProductionHasNoAdminPasswordThenEndsWithTwo() throws Exception {
        assertRefused(Map.of("HUB_ENV", "production", "JWT_SECRET", KEY, "TOKENS_ENCRYPTION_KEY", KEY), "needs ADMIN_PASSWORD");
    }

    @Test
    void startWhenASecretIsThePlaceholderThenEndsWithTwo() throws Exception {
        Files.copy(Path.of(".env.example"), folder.resolve(".env"));
        assertRefused(Map.of(), "ADMIN_PASSWORD still has the placeholder of .env.example", "JWT_SECRET still has", "TOKENS_ENCRYPTION_KEY still has");
    }

    @Test
    void startWhenSeveralThingsAreWrongThenOneTryTellsAll() throws Exception {
        Files.writeString(folder.resolve(".env"), "SLACK_CLIENT_IDD=1\nMCP_MAX_BATCH=many\nJWT_SECRET='" + KEY + "\n");
        assertRefused(Map.of("BASE_URL", "hub.example.com"), ".env line 1: the hub reads no variable SLACK_CLIENT_IDD. Did you mean SLACK_CLIENT_ID?",
                ".env line 3: the quote before the value of JWT_SECRET is not closed at its end.", "MCP_MAX_BATCH is not acceptable", "BASE_URL is not an address");
    }

    @Test
    void argumentsWhenHelpOrVersionThenPrintedWithZero() throws Exception {
        for (String argument : new String[] {"--help", "-h", "--version"}) {
            HubProcess hub = HubProcess.launch(folder, Map.of("HTTP_PORT", "0"), argument);
            assertThat(hub.exitCode()).as(argument).isZero();
            assertThat(hub.stdout()).startsWith("MCP Hub");
            assertThat(hub.stderr()).isEmpty();
        }
        assertThat(HubProcess.launch(folder, Map.of(), "--port=1").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BASE_URL|hub.example.com|BASE_URL is not an address", "BASE_URL|https://hub.example.com/path|BASE_URL is not an address",
        "TRUSTED_PROXIES|10.0.0.0/33|TRUSTED_PROXIES is not acceptable", "MCP_MAX_BATCH|many|MCP_MAX_BATCH is not acceptable",
        "ACCESS_TOKEN_EXPIRE_MINUTES|-1|ACCESS_TOKEN_EXPIRE_MINUTES is not acceptable", "JWT_SECRET|short|JWT_SECRET is too short",
        "DATABASE_PATH|/proc/hub/app.db|cannot be created", "LOG_FILE|missing/hub.log|cannot be written", "LOG_LEVEL|loud|LOG_LEVEL is not acceptable", "ADMIN_PASSWORD|short|ADMIN_PASSWORD is too short"
    })
    void startWhenAValueIsWrongThenEndsWithTwo(String variable, String value, String reason) throws Exception {
        assertRefused(Map.of(variable, value), reason);
    }

    @Test
    void startWhenTheDatabaseIsNoneThenEndsWithOne() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/app.db"), "this is not a database, and long enough to be read as one");
        HubProcess hub = HubProcess.launch(folder, Map.of("TOKENS_ENCRYPTION_KEY", KEY));
        assertThat(hub.exitCode()).isEqualTo(1);
        assertThat(hub.stderr().lines()).singleElement().asString().startsWith("mcp-hub: ");
    }

    /** One line for each reason, in this order. */
    private void assertRefused(Map<String, String> environment, String... reasons) throws InterruptedException {
        HubProcess hub = HubProcess.launch(folder, environment);
        assertThat(hub.exitCode()).isEqualTo(2);
        assertThat(hub.stderr().lines()).hasSameSizeAs(reasons).allMatch(line -> line.startsWith("mcp-hub: "));
        for (int i = 0; i < reasons.length; i++) {
            assertThat(hub.stderr().lines().toList().get(i)).contains(reasons[i]);
        }
        assertThat(hub.stdout()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void assertAnotherKeyIsRefused() throws Exception {
        Path database = folder.resolve("data/app.db");
        byte[] before = Files.readAllBytes(database);
        HubProcess wrong = HubProcess.launch(folder, Map.of("TOKENS_ENCRYPTION_KEY", KEY));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.stderr().lines()).singleElement().asString().startsWith("mcp-hub: TOKENS_ENCRYPTION_KEY does not fit this database.");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    private void assertALostKeyIsRefused() throws Exception {
        Files.delete(folder.resolve("data/secrets.env"));
        HubProcess lost = HubProcess.launch(folder, Map.of());
        assertThat(lost.exitCode()).isEqualTo(2);
        assertThat(lost.stderr().lines()).singleElement().asString().startsWith("mcp-hub: TOKENS_ENCRYPTION_KEY of ").endsWith("is missing. Set it, or put secrets.env back beside the database.");
        assertThat(folder.resolve("data/secrets.env")).doesNotExist();
    }

    /** In folders of their own, because each process writes its output beside it. */
    private void assertSecondHubIsRefusedAndResetAdminIsNot() throws Exception {
        Map<String, String> sameData = Map.of("DATABASE_PATH", folder.resolve("data/app.db").toString());
        HubProcess second = HubProcess.launch(Files.createDirectory(folder.resolve("second")), sameData);
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.stderr().lines()).singleElement().asString().startsWith("mcp-hub: Another hub runs on the data folder " + folder.resolve("data"));
        assertThat(second.stdout()).isEmpty();
        HubProcess reset = HubProcess.launch(Files.createDirectory(folder.resolve("reset")), sameData, "reset-admin");
        assertThat(reset.exitCode()).isZero();
        assertThat(reset.stdout()).matches("New password for admin@example\\.com: \\S{20,}\\R");
    }

    private void assertTheFirstSignInEndsTheFile(HubProcess hub) throws Exception {
        String body = "{\"email\":\"" + hub.adminEmail().orElseThrow() + "\",\"password\":\"" + hub.adminPassword().orElseThrow() + "\"}";
        HttpRequest login = HttpRequest.newBuilder(hub.uri().resolve("/auth/login")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        assertThat(hub.send(login).statusCode()).isEqualTo(200);
        assertThat(folder.resolve("data/first-password")).doesNotExist();
    }

    private static void assertUnknownPathIsAProblem(HubProcess hub) throws IOException, InterruptedException {
        HttpResponse<String> unknown = hub.get("/no/such/path");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(unknown.headers().firstValue("Server")).isEmpty();
    }

    private static void assertOperatorDoorsAreClosed(HubProcess hub) throws IOException, InterruptedException {
        for (String path : new String[] {"/metrics", "/openapi"}) {
            assertThat(hub.get(path).statusCode()).as(path).isEqualTo(401);
        }
        for (String path : new String[] {"/metrics", "/openapi"}) {
            HttpRequest withToken = HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer operator").build();
            assertThat(hub.send(withToken).statusCode()).as(path).isEqualTo(200);
        }
        HttpRequest description = HttpRequest.newBuilder(hub.uri().resolve("/openapi")).header("Authorization", "Bearer operator").build();
        assertThat(hub.send(description).body()).contains("#/components/schemas/SignUpRequest", "#/components/schemas/TokenList");
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
