package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Texts as Telegram takes them: Markdown is read by Telegram's own library, so it means what it means in the apps. */
@ApplicationScoped
class Texts {
    static final String MARKDOWN = "text is Markdown: **bold**, __italic__, ~~struck~~, `code`, [link](https://example.com); default true";

    /** The longest source of a text; Telegram takes 4096 characters after its marks are read. */
    static final int MAX = 8_000;

    @Inject
    TelegramClient client;

    /** The {@code formattedText} of a text. */
    TelegramRequest formatted(Credential telegram, String text, @Nullable Boolean markdown) {
        TelegramRequest plain = TelegramRequest.of("formattedText").with("text", text);
        if (Boolean.FALSE.equals(markdown)) {
            return plain;
        }
        JsonNode read = client.read(telegram, TelegramRequest.of("parseMarkdown").with("text", plain));
        return TelegramRequest.of("formattedText").with("text", read.path("text").asText()).with("entities", read.get("entities"));
    }

    /** A text message's content. */
    TelegramRequest message(Credential telegram, String text, @Nullable Boolean markdown, @Nullable Boolean preview) {
        return TelegramRequest.of("inputMessageText")
                .with("text", formatted(telegram, text, markdown))
                .with("link_preview_options", Boolean.FALSE.equals(preview) ? TelegramRequest.of("linkPreviewOptions").with("is_disabled", true) : null)
                .with("clear_draft", false);
    }
}
