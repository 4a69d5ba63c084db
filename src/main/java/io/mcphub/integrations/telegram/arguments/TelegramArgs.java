package io.mcphub.integrations.telegram.arguments;

import io.mcphub.tools.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Descriptions and bounds of arguments that many tools share. */
public final class TelegramArgs {
    public static final String SINCE = "From: 7d, yesterday, 2026-01-15 or a date-time";
    public static final String UNTIL = "Before (exclusive), as since";
    public static final String CHAT = "Id, @username, t.me link, +phone of a contact, title, or me for Saved Messages";
    public static final String WHERE = "Id, @username, t.me link, +phone of a contact, exact title, or me for Saved Messages";
    public static final String MESSAGE = "The message's link; or its chat, and message_id";
    public static final String MESSAGE_ID = "Id of the message; not needed with a link";
    public static final String TOPIC = "Id of a topic, from telegram.topics.list";
    public static final String GUESSED = "How the chat was understood if the title is not exact or not unique; absent otherwise";

    /** The greatest length of a title, username or link. */
    public static final int NAME = 500;

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private TelegramArgs() {}

    /** The argument {@code limit}, or its default. */
    @Description("Page size; default 20")
    @Min(1)
    @Max(MAX_LIMIT)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    public static int limit(@Nullable Integer asked) {
        return asked == null ? DEFAULT_LIMIT : asked;
    }
}
