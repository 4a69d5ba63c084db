package io.mcphub.integrations.telegram;

import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.conversations.Dialogue;
import io.mcphub.connections.conversations.DialogueInput;
import io.mcphub.connections.conversations.Reply;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.sessions.Asking;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.integrations.telegram.sessions.TdlibSource;
import io.mcphub.integrations.telegram.sessions.TelegramApp;
import io.mcphub.integrations.telegram.signin.SignIn;
import io.mcphub.platform.queue.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Connects Telegram as a person: by phone number and code, or by a QR code. It needs Telegram's library and an app of the operator's. */
@ApplicationScoped
class TelegramConnector implements Connector, Dialogue {
    @Inject
    TdlibSource library;

    @Inject
    TelegramApp app;

    @Inject
    SignIn signIn;

    @Inject
    Asking asking;

    @Inject
    Workers workers;

    @Override
    public String id() {
        return "telegram";
    }

    @Override
    public String displayName() {
        return "Telegram";
    }

    @Override
    public String description() {
        return "Read and write Telegram messages, find chats and people, and see what is unread, as yourself.";
    }

    @Override
    public boolean readsHaveTargets() {
        return true;
    }

    @Override
    public boolean writesHaveTargets() {
        return true;
    }

    @Override
    public List<String> connect() {
        return List.of("phone", "qr");
    }

    @Override
    public String label(String way) {
        return way.equals("qr") ? "Scan a QR code with your phone" : "Sign in with your phone number";
    }

    @Override
    public boolean configured() {
        return lacks().isEmpty();
    }

    @Override
    public String missing() {
        return lacks().orElse("Telegram is set up. Load this page again.");
    }

    private Optional<String> lacks() {
        return library.missing().or(app::missing);
    }

    @Override
    public Reply begin(DialogueInput input) {
        return signIn.begin(input);
    }

    @Override
    public Reply next(DialogueInput input) {
        return signIn.next(input);
    }

    /** Logs out at Telegram and erases the session. */
    @Override
    public Optional<String> end(Credential credential) {
        return asking.end(SessionKey.of(credential))
                ? Optional.empty()
                : Optional.of("Telegram could not be told. In a Telegram app, open Settings, Devices, and end the session \"MCP Hub\".");
    }

    /** The account was connected again; its earlier session must not stay at Telegram. */
    @Override
    public void replaced(Credential earlier) {
        workers.execute(() -> asking.end(SessionKey.of(earlier)));
    }
}
