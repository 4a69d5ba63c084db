package io.mcphub.connections.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation is and what the person does next; also its JSON form. The kind decides which members are there.
 *
 * @param kind the kind of step
 * @param message a sentence above everything
 * @param fields what to fill in
 * @param link the content of the QR code
 * @param image the QR code as SVG, drawn by the hub
 * @param until when to stop waiting
 * @param url where the browser goes
 * @param connection the connected account
 * @param problem why it failed, and what to do
 * @param actions what else can be done
 * @param problems what is wrong with the last answer
 */
public record Step(
        Kind kind,
        @Nullable String message,
        @Nullable List<Field> fields,
        @Nullable String link,
        @Nullable String image,
        @Nullable Instant until,
        @Nullable URI url,
        @Nullable ConnectionSummary connection,
        @Nullable ConnectProblem problem,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Action> actions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> problems) {
    /** An address with a scheme, in ASCII, that fits into a QR code. */
    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!-~]{1,2000}");

    /** Schemes that a browser would run or open on its own machine. */
    private static final Pattern SCRIPTS = Pattern.compile("^(javascript|vbscript|data|blob|file|about|view-source):", Pattern.CASE_INSENSITIVE);

    /** The kinds of step. */
    public enum Kind {
        FIELDS,
        QR,
        REDIRECT,
        WAIT,
        DONE,
        FAILED;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Step {
        fields = fields == null ? null : List.copyOf(fields);
        actions = actions == null ? List.of() : List.copyOf(actions);
        problems = problems == null ? List.of() : List.copyOf(problems);
    }

    /** Asks for values. */
    public static Step fields(@Nullable String message, List<Field> fields) {
        return new Step(Kind.FIELDS, message, fields, null, null, null, null, null, null, List.of(), List.of());
    }

    /**
     * Shows a QR code and its link until a time. Throws {@code UPSTREAM_REFUSED} if a browser must not open the link or it is too
     * long for a code.
     */
    public static Step qr(@Nullable String message, String link, Instant until) {
        if (!LINK.matcher(link).matches() || SCRIPTS.matcher(link).find()) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "The provider answered with a link that cannot be shown. Try again later.");
        }
        return new Step(Kind.QR, message, null, link, null, until, null, null, null, List.of(), List.of());
    }

    /** Sends the browser to the provider. The address must contain the {@link DialogueInput#state}. */
    public static Step redirect(URI url) {
        return new Step(Kind.REDIRECT, null, null, null, null, null, url, null, null, List.of(), List.of());
    }

    /** Waits until a time for something that happens elsewhere. */
    public static Step waiting(@Nullable String message, Instant until) {
        return new Step(Kind.WAIT, message, null, null, null, until, null, null, null, List.of(), List.of());
    }

    static Step done(@Nullable ConnectionSummary connection) {
        return new Step(Kind.DONE, null, null, null, null, null, null, connection, null, List.of(), List.of());
    }

    static Step failed(ConnectProblem problem) {
        return new Step(Kind.FAILED, null, null, null, null, null, null, null, problem, List.of(), List.of());
    }

    /** The same step with buttons. */
    public Step with(Action... more) {
        return new Step(kind, message, fields, link, image, until, url, connection, problem, List.of(more), problems);
    }

    Step withProblems(List<FieldProblem> found) {
        return new Step(kind, message, fields, link, image, until, url, connection, problem, actions, found);
    }

    Step withUrl(URI other) {
        return new Step(kind, message, fields, link, image, until, other, connection, problem, actions, problems);
    }

    Step withImage(String svg) {
        return new Step(kind, message, fields, link, svg, until, url, connection, problem, actions, problems);
    }

    /** Whether the step can end without the person, so that polling makes sense. */
    public boolean waits() {
        return kind == Kind.QR || kind == Kind.WAIT;
    }

    List<Field> asked() {
        return fields == null ? List.of() : fields;
    }
}
