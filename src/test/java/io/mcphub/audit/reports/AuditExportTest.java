package io.mcphub.audit.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import io.mcphub.users.passwords.PasswordHash;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditExportTest {
    private static final AuditFilter ALL = AuditFilter.all();

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final AuditExport export = new BeanBox(database).with(Keys.class, new FakeKeys()).with(AuditTrail.class, new AuditTrail()).with(PasswordHash.class, new PasswordHash()).get(AuditExport.class);

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(value = AuditFormat.class, names = {"CSV", "JSONL"})
    void fileWhenThereAreMoreEntriesThanABatchThenEachIsInItOnce(AuditFormat format) throws IOException {
        entries("ada", 2_345);
        entries("bob", 1);

        List<String> ids = ids(format, bytes(export.everybodys(caller("root", Role.ADMIN), ALL.of("ada"), format)));

        assertThat(ids).hasSize(2_345).doesNotHaveDuplicates().startsWith("ada2344").endsWith("ada0").noneMatch(id -> id.startsWith("bob"));
    }

    @Test
    void ownWhenSomebodyElseIsAskedForThenOnlyTheCallersEntries() throws IOException {
        entries("ada", 2);
        entries("bob", 3);

        assertThat(ids(AuditFormat.CSV, bytes(export.own(caller("ada", Role.ADMIN), ALL.of("bob"), AuditFormat.CSV)))).containsExactly("ada1", "ada0");
    }

    @Test
    void everybodysWhenNotAdminThenForbiddenBeforeAnythingIsWritten() {
        HubException refused = catchThrowableOfType(HubException.class, () -> export.everybodys(caller("ada", Role.USER), ALL, AuditFormat.CSV));

        assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void personWhenNamedByAddressThenTheirEntriesWithIt() throws IOException {
        database.person("ada");
        entries("ada", 1);
        entries("bob", 1);

        List<Map<String, String>> rows = csv(bytes(export.everybodys(caller("root", Role.ADMIN), ALL.of("ada@example.com"), AuditFormat.CSV)));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row).containsEntry("user", "ada").containsEntry("email", "ada@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void cellWhenASpreadsheetWouldRunItThenItDoesNot(String text) throws IOException {
        entry("ada", "ada0", text);

        assertThat(csv(bytes(export.own(caller("ada", Role.USER), ALL, AuditFormat.CSV)))).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("error_text", "'" + text));
        assertThat(sheets(bytes(export.own(caller("ada", Role.USER), ALL, AuditFormat.XLSX))).get("xl/worksheets/sheet1.xml")).contains(">&apos;").contains(text.strip()).doesNotContain("<f>");
    }

    @Test
    void cellWhenItHoldsSeparatorsThenItIsReadBackAsItWas() throws IOException {
        entry("ada", "ada0", "a,\"b\"\nc;ä");

        assertThat(csv(bytes(export.own(caller("ada", Role.USER), ALL, AuditFormat.CSV)))).singleElement().satisfies(row -> assertThat(row).containsEntry("error_text", "a,\"b\"\nc;ä"));
    }

    @Test
    void workbookWhenASheetIsFullThenTheRestStandsInTheNext() throws IOException {
        entries("ada", 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowWriter rows = new XlsxRows(out, 2);
        rows.write(export.log.own(caller("ada", Role.USER), ALL).items(), Map.of());
        rows.close();

        Map<String, String> parts = sheets(out.toByteArray());
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("ada4", "ada3", ">time<").doesNotContain("ada2");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("ada2", "ada1", ">time<").doesNotContain("ada0");
        assertThat(parts.get("xl/worksheets/sheet3.xml")).contains("ada0", ">time<");
    }

    @Test
    void fileWhenTwoOfTheSamePersonRunThenTheThirdWaits() throws IOException {
        entries("ada", 1);
        Caller ada = caller("ada", Role.USER);

        export.own(ada, ALL, AuditFormat.JSONL).content().write(during(() -> export.own(ada, ALL, AuditFormat.JSONL).content().write(during(() ->
                assertThatThrownBy(() -> bytes(export.own(ada, ALL, AuditFormat.JSONL))).isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.RATE_LIMITED))))));

        assertThat(bytes(export.own(ada, ALL, AuditFormat.JSONL))).isNotEmpty();
    }

    @Test
    void fileWhenTheReaderGoesThenItEndsWithoutBeingCompleted() {
        entries("ada", 1);

        List<Integer> written = new ArrayList<>();
        assertThatThrownBy(() -> export.own(caller("ada", Role.USER), ALL, AuditFormat.XLSX).content().write(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                written.add(one);
                throw new IOException("gone");
            }
        })).isInstanceOf(IOException.class);
        assertThat(written).hasSize(1);
    }

    private void entries(String user, int count) {
        database.run(em -> {
            for (int i = 0; i < count; i++) {
                insert(em, user, user + i, i, null);
            }
        });
    }

    private void entry(String user, String id, String error) {
        database.run(em -> insert(em, user, id, 0, error));
    }

    private static void insert(EntityManager em, String user, String id, int at, String error) {
        em.createNativeQuery("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, status, error_text, request)"
                        + " VALUES ('OCCURRED', ?1, ?2, ?2, 'n1', 'AUTH_LOGIN', ?3, 'OK', ?4, '{\"way\":\"password\"}')")
                .setParameter(1, id).setParameter(2, 1_700_000_000_000L + at / 3).setParameter(3, user).setParameter(4, error)
                .executeUpdate();
    }

    private static byte[] bytes(AuditDownload file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().write(out);
        return out.toByteArray();
    }

    private static List<String> ids(AuditFormat format, byte[] file) throws IOException {
        return format == AuditFormat.CSV
                ? csv(file).stream().map(row -> row.get("id")).toList()
                : new String(file, StandardCharsets.UTF_8).lines().map(line -> Json.read(line).get("id").asText()).toList();
    }

    private static List<Map<String, String>> csv(byte[] file) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()).readValues(file)) {
            return rows.readAll();
        }
    }

    /** Read by the directory at the end of the file, as spreadsheets do. */
    private Map<String, String> sheets(byte[] file) throws IOException {
        Path workbook = Files.write(folder.resolve("audit.xlsx"), file);
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                parts.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** A reader in whose time something else happens, once. */
    private static OutputStream during(Step step) {
        return new OutputStream() {
            private boolean done;

            @Override
            public void write(int one) {
                if (!done) {
                    done = true;
                    try {
                        step.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    private interface Step {
        void run() throws IOException;
    }

    private static Caller caller(String id, Role role) {
        return Caller.person(id, role, Caller.Credential.LOGIN_TOKEN, "j1", Instant.EPOCH);
    }

    private static final class FakeKeys extends Keys {
        @Override
        protected List<io.mcphub.platform.Secret> secrets() {
            return List.of(io.mcphub.platform.Secret.of("a secret for tests only"));
        }
    }
}
