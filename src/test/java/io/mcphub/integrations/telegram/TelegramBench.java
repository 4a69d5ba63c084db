package io.mcphub.integrations.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.testing.TestDatabase;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.ToolBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** The Telegram tools over the fake library, wired as CDI wires them, with Ada's account. */
public final class TelegramBench implements AutoCloseable {
    /** Some minutes after the last message of the fake account. */
    public static final Instant NOW = Instant.ofEpochSecond(1_700_000_600);

    private final TestDatabase database = new TestDatabase();
    private final Path folder;
    private final TelegramBox box;
    private final ToolBench bench;
    private Credential ada;

    public TelegramBench() {
        try {
            folder = Files.createTempDirectory("telegram");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        box = new TelegramBox(database, folder);
        bench = new ToolBench(box.beans().withTools(TelegramBench.class.getPackage()), box.beans().get(Arguments.class));
        box.beans().get(HubClock.class).use(Clock.fixed(NOW, ZoneOffset.UTC));
        ada = box.account();
    }

    /** The library that runs now. */
    public FakeTdlib tdlib() {
        return box.tdlib();
    }

    public TelegramBox box() {
        return box;
    }

    /** Calls as this account from now on. */
    public void use(Credential account) {
        ada = account;
    }

    /** The structured content of a call. */
    public JsonNode call(String tool, Map<String, ?> arguments) {
        return bench.call(tool, arguments, ada);
    }

    public ToolResult result(String tool, Map<String, ?> arguments) {
        return bench.result(tool, arguments, ada);
    }

    /** The failure of a call. */
    public HubException failure(String tool, Map<String, ?> arguments) {
        return Assertions.catchThrowableOfType(HubException.class, () -> call(tool, arguments));
    }

    /** What the library was asked of this type. */
    public List<ObjectNode> requests(String type) {
        return tdlib().requests(type);
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
