package io.mcphub.ui.connecting;

import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of one account, as the form on the connections page shows and sends them. */
public class AccountForm {
    private @Nullable String label;
    private String reads;
    private @Nullable String readable;
    private String writes;
    private @Nullable String targets;
    private boolean makeDefault;

    AccountForm(ConnectionSummary account) {
        label = account.label();
        reads = mode(account.reads());
        readable = lines(account.reads());
        writes = mode(account.writes());
        targets = lines(account.writes());
    }

    /** The change that the form asks for. Throws {@code INVALID_INPUT} with the field's name. */
    ConnectionChange change() {
        return new ConnectionChange(true, AccountLabel.read(label), makeDefault, reach("reads", reads, readable), reach("writes", writes, targets));
    }

    private static Reach reach(String field, String mode, @Nullable String targets) {
        try {
            return switch (mode) {
                case "all" -> Reach.ALL;
                case "none" -> Reach.NONE;
                case "only" -> Reach.only(targets(targets));
                default -> throw HubException.of(Problem.INVALID_INPUT, "Choose how far tools reach: everywhere, nowhere, or only to some channels.");
            };
        } catch (HubException unfit) {
            throw HubException.invalid(field, unfit.publicDetail());
        }
    }

    /** The targets: one per line, or several separated by commas. */
    private static List<String> targets(@Nullable String lines) {
        return lines == null ? List.of() : Arrays.stream(lines.split("[\\r\\n,]+")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String mode(Reach reach) {
        return reach.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String lines(Reach reach) {
        return String.join("\n", reach.targets());
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    /** {@code all}, {@code none} or {@code only}. */
    public String getReads() {
        return reads;
    }

    public void setReads(String reads) {
        this.reads = reads;
    }

    public @Nullable String getReadable() {
        return readable;
    }

    public void setReadable(@Nullable String readable) {
        this.readable = readable;
    }

    /** {@code all}, {@code none} or {@code only}. */
    public String getWrites() {
        return writes;
    }

    public void setWrites(String writes) {
        this.writes = writes;
    }

    public @Nullable String getTargets() {
        return targets;
    }

    public void setTargets(@Nullable String targets) {
        this.targets = targets;
    }

    public boolean isMakeDefault() {
        return makeDefault;
    }

    public void setMakeDefault(boolean makeDefault) {
        this.makeDefault = makeDefault;
    }
}
