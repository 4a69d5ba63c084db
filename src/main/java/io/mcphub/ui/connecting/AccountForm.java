package io.mcphub.ui.connecting;

import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.credentials.WritePolicy;
import io.mcphub.platform.HubException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of one account, as the form on the connections page shows and sends them. */
public class AccountForm {
    private @Nullable String label;
    private String writes;
    private @Nullable String targets;
    private boolean makeDefault;

    AccountForm(ConnectionSummary account) {
        label = account.label();
        writes = account.writes().mode().name().toLowerCase(Locale.ROOT);
        targets = String.join("\n", account.writes().targets());
    }

    /** The change that the form asks for. Throws {@code INVALID_INPUT} with the field's name. */
    ConnectionChange change() {
        return new ConnectionChange(true, AccountLabel.read(label), makeDefault, policy());
    }

    private WritePolicy policy() {
        return switch (writes) {
            case "all" -> WritePolicy.ALL;
            case "none" -> WritePolicy.NONE;
            case "only" -> WritePolicy.only(lines());
            default -> throw HubException.invalid("writes", "Choose where tools may write: everywhere, nowhere, or only to some channels.");
        };
    }

    /** The targets: one per line, or several separated by commas. */
    private List<String> lines() {
        return targets == null ? List.of() : Arrays.stream(targets.split("[\\r\\n,]+")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
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
