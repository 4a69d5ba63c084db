package io.mcphub.platform.nodes;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.OwnerOnly;
import io.mcphub.platform.StartRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of this node: {@code NODE_ID}, or a random one that is kept in the file {@code node-id} beside the database. It survives
 * a crash, so that the node recognises its own calls afterwards. Two nodes on one database must have different names.
 */
@ApplicationScoped
public class NodeId {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String FILE = "node-id";

    @Inject
    HubConfig config;

    private volatile Optional<String> known = Optional.empty();

    /**
     * The name; it does not change while the process runs. Throws {@link io.mcphub.platform.StartRefusal} if it is not acceptable
     * or cannot be stored.
     */
    public String value() {
        Optional<String> name = known;
        return name.isPresent() ? name.get() : find();
    }

    private synchronized String find() {
        if (known.isEmpty()) {
            known = Optional.of(config.value("NODE_ID").map(NodeId::acceptable).orElseGet(() -> kept(folder().resolve(FILE))));
        }
        return known.get();
    }

    private Path folder() {
        return Path.of(config.databasePath()).toAbsolutePath().getParent();
    }

    private static String acceptable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StartRefusal.configuration("NODE_ID is not acceptable. Set it to 1 to 64 letters, digits, dots, dashes or underscores, or leave it out.");
        }
        return name;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file, UUID.randomUUID().toString());
            }
            String name = Files.readString(file).strip();
            if (NAME.matcher(name).matches()) {
                return name;
            }
        } catch (IOException e) {
            throw StartRefusal.configuration(file + " cannot be read or written. Check its permissions, or set NODE_ID.");
        }
        throw StartRefusal.configuration(file + " does not hold the name of a node. Delete it, or set NODE_ID.");
    }

    /** Writes a temporary file and renames it, so that a crash never leaves half a name. */
    private static void write(Path file, String name) throws IOException {
        Path half = Files.createTempFile(file.getParent(), FILE, ".new", OwnerOnly.permissions(file));
        Files.write(half, (name + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.move(half, file);
    }
}
