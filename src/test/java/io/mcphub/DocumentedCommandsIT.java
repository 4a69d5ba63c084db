package io.mcphub;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/without-a-browser.md} do what the page says, one after the other, as somebody who copies them would run them. */
class DocumentedCommandsIT {
    /** Blocks whose language is {@code sh}; those without one are not run. */
    private static final Pattern RUNNABLE = Pattern.compile("(?ms)^ *```sh\\R(.*?)^ *```$");

    @TempDir
    Path folder;

    private final WireMockServer slack = SlackWire.take();

    @Test
    void commandsWhenCopiedInOrderThenEachSucceedsAndOneMessageIsPosted() throws Exception {
        HubUser person = SharedHub.LOCAL.person("shell");
        role(person, "admin");

        String said = run(commands(person));
        role(person, "user");

        assertThat(said).contains("C000GENEX1", "would_send", "\"tool\":\"slack.messages.post\"", "\"tool\":\"slack.channels.list\"", "\"status\":\"approved\"", "/invite#");
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
        assertThat(person.get("/auth/personal_tokens").toString()).as("the last command ends the token").doesNotContain("\"revoked_at\":null");
    }

    private static void role(HubUser person, String role) {
        SharedHub.LOCAL.admin().send("PATCH", "/api/admin/users/" + person.id(), "{\"role\":\"" + role + "\"}", 200);
    }

    private static String commands(HubUser person) throws IOException {
        String blocks = RUNNABLE.matcher(Files.readString(Path.of("docs", "without-a-browser.md"))).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        return "set -euo pipefail\n" + blocks.replace("http://localhost:8000", SharedHub.LOCAL.process().uri().toString())
                .replace("admin@example.com", person.email())
                .replace("<p>", HubUser.PASSWORD)
                .replace("xoxp-…", "xoxp-stand-in-of-the-shell");
    }

    private String run(String script) throws Exception {
        Path output = folder.resolve("output");
        Process bash = new ProcessBuilder("bash", Files.writeString(folder.resolve("commands.sh"), script).toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        String said = Files.readString(output);
        assertThat(bash.exitValue()).as(said).isZero();
        return said;
    }
}
