package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Json;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person's AI called stands in the admin's audit, to be filtered, opened and taken along. */
class AuditIT extends InTheBrowser {
    private HubUser ada;
    private HubUser bob;

    @BeforeAll
    void call() {
        Furniture furniture = new Furniture();
        ada = portal.person("ada");
        bob = portal.person("bob");
        furniture.call(ada.token("a client"), "hub.integrations.list", Map.of());
        furniture.call(bob.token("a client"), "hub.tools.search", Map.of("query", "post a message"));
    }

    @Test
    void callWhenAnAdminFiltersByPersonThenItAndNobodyElsesIsThereAndOpens() {
        visitor.signInAsAdmin().open("/admin/audit").fill("Person", ada.email()).click("Find");
        visitor.sees("hub.integrations.list").seesNo("hub.tools.search");
        assertThat(visitor.address()).contains("user=" + ada.email().replace("@", "%40"));

        visitor.click("hub.integrations.list");
        visitor.in("hub.integrations.list").sees("Answer").sees("\"integrations\"").sees("hub_integrations_list");
        visitor.back().sees("hub.integrations.list");
        visitor.reload().sees("hub.integrations.list").seesNo("hub.tools.search");
    }

    @Test
    void listWhenDownloadedThenEachFormatHasWhatTheFiltersShow() throws IOException {
        visitor.signInAsAdmin().open("/admin/audit?action=tool.call&user=" + bob.id());

        List<String> csv = Files.readAllLines(download("CSV", ".csv"));
        assertThat(csv).hasSize(2).last().asString().contains("hub.tools.search", bob.id());
        List<String> lines = Files.readAllLines(download("JSON Lines", ".jsonl"));
        assertThat(lines).hasSize(1);
        assertThat(Json.read(lines.get(0)).path("tool").asText()).isEqualTo("hub.tools.search");
        try (ZipFile workbook = new ZipFile(download("Excel", ".xlsx").toFile())) {
            assertThat(workbook.stream().filter(part -> part.getName().endsWith("sheet1.xml")).map(part -> read(workbook, part.getName()))).singleElement().asString().contains("hub.tools.search");
        }
    }

    @Test
    void exportWhenAMemberAsksForEverybodysThenNone() {
        visitor.signIn(ada).open("/activity").sees("hub.integrations.list").seesNo("hub.tools.search");
        visitor.open("/api/admin/audit/export?format=csv");
        assertThat(visitor.text()).doesNotContain("hub.tools.search");
    }

    /** The file that a link saves. */
    private Path download(String link, String ending) {
        List<Path> before = files(ending);
        visitor.click(link);
        visitor.until("no " + ending, () -> files(ending).size() > before.size());
        return files(ending).stream().filter(file -> !before.contains(file)).findFirst().orElseThrow();
    }

    private static List<Path> files(String ending) {
        if (!Files.exists(Chromium.downloads())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(Chromium.downloads())) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(ZipFile workbook, String part) {
        try {
            return new String(workbook.getInputStream(workbook.getEntry(part)).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
