package io.mcphub.ui.connecting;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.connections.ConnectLink;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.conversations.Conversation;
import io.mcphub.connections.conversations.ConversationStart;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.conversations.FieldProblem;
import io.mcphub.connections.conversations.Step;
import io.mcphub.connections.conversations.StepAnswer;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.ui.Browser;
import io.mcphub.ui.OwnPath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connect conversation on the page {@code /connections?integration=…&conversation=…}: shows its step, whatever it is, and sends
 * the answer.
 */
@Named
@RequestScoped
public class ConversationView {
    private static final String FORM = "step";

    @Inject
    Conversations conversations;

    @Inject
    Connections connections;

    @Inject
    CurrentCaller caller;

    @Inject
    ConnectLinks links;

    @Inject
    Browser browser;

    private @Nullable Conversation conversation;
    private final Map<String, String> values = new HashMap<>();

    /** Follows a redirect; leaves the page when the account is connected. */
    public void enter() {
        if (!isPresent()) {
            return;
        }
        Step step = conversation.step();
        if (step.kind() == Step.Kind.DONE) {
            end(conversation);
        } else if (step.kind() == Step.Kind.REDIRECT && browser.parameter("follow") != null) {
            follow();
        }
    }

    /** Starts a conversation and opens its page. */
    public void begin(String integration, String way) {
        begin(integration, new ConversationStart(way, null, null, page(integration), true), "begin-" + integration + "-" + way);
    }

    /** Starts a conversation that renews an account, and opens its page. */
    public void reconnect(String integration, String connectionId, String way) {
        begin(integration, new ConversationStart(way, null, connectionId, page(integration), true), "reconnect-" + connectionId + "-" + way);
    }

    /** Whether the address names a conversation of this person. Otherwise sends the browser to the connections page. */
    public boolean isPresent() {
        String id = browser.parameter("conversation");
        String integration = browser.parameter("integration");
        if (conversation == null && id != null && integration != null && caller.find().isPresent()) {
            try {
                conversation = browser.posted() ? conversations.look(caller.get(), integration, id) : browser.waitFor(caller.get(), () -> conversations.poll(caller.get(), integration, id));
            } catch (HubException refused) {
                boolean ended = refused.problem() == Problem.GONE || refused.problem() == Problem.NOT_FOUND;
                failed(ended ? "ended" : "upstream");
            }
        }
        return conversation != null;
    }

    public @Nullable Conversation getConversation() {
        return conversation;
    }

    /** The name of the integration. */
    public String getName() {
        return conversation == null ? "" : connections.connector(conversation.integration()).map(Connector::displayName).orElse("");
    }

    /** The step's kind in lower case: the middle of the keys of its texts. */
    public String getKind() {
        return conversation == null ? "" : conversation.step().kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the step can end without the person, so that the page looks by itself. */
    public boolean isWaiting() {
        return isPresent() && conversation.step().waits();
    }

    /** Where a script asks how far the step is; null if the step waits for the person alone. */
    public @Nullable String getStatusPath() {
        return isWaiting() ? "/integrations/" + conversation.integration() + "/conversations/" + conversation.id() : null;
    }

    /** What was wrong with the last answer. Empty right after a form was sent, because then the fields show it. */
    public List<FieldProblem> getProblems() {
        return conversation == null || browser.posted() ? List.of() : conversation.step().problems();
    }

    /** What was entered, by field name. It is never sent back to the browser. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Sends what was entered. */
    public void answer() {
        Map<String, Secret> given = values.entrySet().stream().filter(e -> e.getValue() != null).collect(Collectors.toMap(Map.Entry::getKey, e -> Secret.of(e.getValue())));
        answer(new StepAnswer(given, null));
    }

    /** Presses one of the step's buttons. */
    public void act(String action) {
        answer(new StepAnswer(Map.of(), action));
    }

    /** Cancels the conversation. */
    public void cancel() {
        try {
            conversations.cancel(caller.get(), conversation.integration(), conversation.id());
            browser.goTo(OwnPath.CONNECTIONS);
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    /** Where to try again after a failure: where it was started. */
    public String getAgain() {
        return conversation == null ? OwnPath.CONNECTIONS : conversation.page();
    }

    private void begin(String integration, ConversationStart start, String form) {
        try {
            browser.goTo(browser.waitFor(caller.get(), () -> conversations.begin(caller.get(), integration, start)).path());
        } catch (HubException refused) {
            browser.tell(form, refused);
        }
    }

    private String page(String integration) {
        return chat().filter(link -> link.integration().equals(integration)).map(ConnectLink::path).orElse(OwnPath.CONNECTIONS);
    }

    private void answer(StepAnswer given) {
        try {
            Conversation next = browser.waitFor(caller.get(), () -> conversations.answer(caller.get(), conversation.integration(), conversation.id(), given));
            if (next.step().kind() == Step.Kind.DONE) {
                end(next);
            } else if (next.step().problems().isEmpty()) {
                browser.goTo(next.path());
            } else {
                next.step().problems().forEach(this::tell);
            }
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    private void tell(FieldProblem problem) {
        browser.tell(FORM, problem.field() == null ? HubException.of(Problem.INVALID_INPUT, problem.detail()) : HubException.invalid(problem.field(), problem.detail()));
    }

    private void follow() {
        try {
            browser.goTo(conversations.follow(caller.get(), conversation.integration(), conversation.id()).toString());
        } catch (HubException refused) {
            failed("state");
        }
    }

    private void end(Conversation done) {
        browser.goTo(caller.get(), done.page(), new Receipt("connected", done.integration()));
    }

    private void failed(String code) {
        browser.goTo(caller.get(), OwnPath.CONNECTIONS, new Receipt("error", code));
    }

    private Optional<ConnectLink> chat() {
        return Optional.ofNullable(browser.parameter("chat")).flatMap(links::find).filter(link -> caller.find().filter(c -> c.userId().equals(link.userId())).isPresent());
    }
}
