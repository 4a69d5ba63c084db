package io.mcphub.access;

import io.mcphub.platform.persistence.JsonListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** An {@link Allowance} in the columns of the table that embeds it. */
@Embeddable
public class AllowanceColumns {
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Access access;

    /** A JSON list; null means all. */
    @Nullable String integrations;

    @Enumerated(EnumType.STRING)
    @Column(name = "tool_names", nullable = false)
    ToolNames toolNames;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ToolsMode tools;

    @Column(nullable = false)
    boolean structured;

    public static AllowanceColumns of(Allowance allowance) {
        AllowanceColumns columns = new AllowanceColumns();
        columns.access = allowance.access();
        columns.integrations = JsonListConverter.write(allowance.integrations());
        columns.toolNames = allowance.shown().names();
        columns.tools = allowance.shown().tools();
        columns.structured = allowance.shown().structured();
        return columns;
    }

    public Allowance toAllowance() {
        return new Allowance(access, JsonListConverter.readSet(integrations), new Shown(toolNames, tools, structured));
    }
}
