package io.mcphub.audit;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What the log sends past EclipseLink for one call that begins and ends. */
public final class AuditSteps {
    private AuditSteps() {}

    /** Hands over each statement and the values of its places, in order. */
    public static void ofOneCall(BiConsumer<String, List<Object>> sent) {
        Caller caller = Caller.person("u1", Role.USER, Caller.Credential.SESSION, "s1", AuditRig.NOON.plusSeconds(60));
        CallOutcome outcome = new CallOutcome(AuditStatus.OK, "slack", "slack.messages.post", "WRITE", null, null);
        Stream.of(
                        new AuditChange.Begin("an entry", AuditRig.NOON, "here", caller, CalledTool.unknown("slack.messages.post", null), "r1", "{}"),
                        new AuditChange.End("an entry", AuditRig.NOON.plusSeconds(1), "here", outcome, 1000L, null, "{}"))
                .flatMap(change -> change.steps().stream())
                .forEach(step -> sent.accept(step.sql(), Arrays.asList(step.values())));
    }
}
