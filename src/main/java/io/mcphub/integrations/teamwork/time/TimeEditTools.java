package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.time.update} and {@code delete}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TimeEditTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkCalendar calendar;

    /** Arguments of {@code teamwork.time.update}. */
    public record Update(
            @Description("id of the entry, from teamwork.time.list") @Aliases("id") @Min(1) long entryId,
            @Description("The whole length, such as 1.5") @DecimalMin("0") @DecimalMax("24") @Nullable Double hours,
            @Description("Added to the hours; 90 is fine") @Min(0) @Max(TimeTools.DAY) @Nullable Integer minutes,
            @Description(TeamworkLimits.BACK) @Size(max = 40) @Nullable String date,
            @Description("HH:MM at which it began") @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") @Nullable String startTime,
            @Description("What was done; empty clears") @Size(max = 5_000) @Nullable String description,
            @Description("Whether it can be billed") @Nullable Boolean isBillable) {}

    /** A time entry that was changed. */
    public record Changed(
            @NotNull @Description("The entry's id") Long id,
            @Nullable @Description("Its day now, if one was given") String date,
            @Nullable @Description("Its length now, if one was given") Integer minutes) {}

    @Tool(
            name = "teamwork.time.update",
            title = "Correct a time entry",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Changes what is given of a time entry and leaves the rest alone.")
    public Changed update(Update in, Credential tw) {
        ObjectNode entry = JsonTree.object();
        LocalDate day = calendar.day(tw, "date", in.date());
        Integer minutes = in.hours() == null && in.minutes() == null ? null : Integer.valueOf(TimeTools.minutes(in.hours(), in.minutes()));
        if (day != null) {
            entry.put("date", day.toString());
        }
        if (minutes != null) {
            entry.put("hours", minutes / 60).put("minutes", minutes % 60);
        }
        if (in.startTime() != null) {
            entry.put("time", in.startTime() + ":00").put("isUtc", false).put("hasStartTime", true);
        }
        if (in.description() != null) {
            entry.put("description", in.description());
        }
        if (in.isBillable() != null) {
            entry.put("isBillable", in.isBillable());
        }
        if (entry.isEmpty()) {
            throw HubException.invalid("entry_id", "Nothing to change was given. Give at least one of the other arguments.");
        }
        client.call(tw, TeamworkV3.updateTime(in.entryId(), JsonTree.object().set("timelog", entry)));
        return new Changed(in.entryId(), day == null ? null : day.toString(), minutes);
    }

    /** Arguments of {@code teamwork.time.delete}. */
    public record Delete(@Description("id of the entry, from teamwork.time.list") @Aliases("id") @Min(1) long entryId) {}

    @Tool(name = "teamwork.time.delete", title = "Delete a time entry", effect = Effect.DESTRUCTIVE, description = "Deletes a time entry.")
    public Changed delete(Delete in, Credential tw) {
        client.call(tw, TeamworkV3.deleteTime(in.entryId()));
        return new Changed(in.entryId(), null, null);
    }
}
