package io.mcphub.integrations.slack.arguments;

import io.mcphub.tools.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Descriptions and bounds of arguments that many tools share. */
public final class SlackArgs {
    public static final String SINCE = "From: 7d (ago), yesterday, 2026-01-15 or a date-time";
    public static final String UNTIL = "Before (exclusive), as since";
    public static final String CHANNEL = "Id, #name or permalink; @name for a direct conversation";
    public static final String WHERE = "Id, exact #name, or exact @name or e-mail for a direct message";
    public static final String MESSAGE = "The message's permalink; or its channel, and ts";
    public static final String TS = "ts of the message; not needed with a permalink";
    public static final String TEXT = "Slack mrkdwn: *bold*, _italic_, <https://example.com|link>, <@U0123456>";
    public static final String MARKDOWN = "text is ordinary Markdown";
    public static final String THREAD = "ts of the message to reply to";
    public static final String PERSON = "Id, @name or e-mail";
    public static final String EXACT_PERSON = "Id, exact @name or e-mail";

    /** The greatest length of a name, e-mail address or link. */
    public static final int NAME = 500;

    static final int DEFAULT_LIMIT = 100;
    /** Slack accepts fewer than 1000 in most lists. */
    static final int MAX_LIMIT = 999;

    private SlackArgs() {}

    /** The argument {@code limit}, or its default. */
    @Description("Page size; default 100")
    @Min(1)
    @Max(1000)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    public static int limit(@Nullable Integer asked) {
        return asked == null ? DEFAULT_LIMIT : Math.min(asked, MAX_LIMIT);
    }
}
