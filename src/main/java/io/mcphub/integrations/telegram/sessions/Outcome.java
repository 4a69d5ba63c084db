package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.concurrent.TimeoutException;

/** How what another node asked ended, as a text: the answer or a failure, which is thrown there as it would be here. */
final class Outcome {
    private static final String ANSWER = "answer";
    private static final String FAILED = "failed";
    private static final String DETAIL = "detail";
    private static final String GONE = "gone";
    private static final String LATE = "late";
    private static final String REFUSED = "refused";
    private static final String PROBLEM = "problem";

    private Outcome() {}

    static String answer(JsonNode answer) {
        return Json.write(JsonNodeFactory.instance.objectNode().set(ANSWER, answer));
    }

    static String failure(Exception failed) {
        if (failed instanceof SessionRefused refused) {
            return Json.write(failed(REFUSED, refused.getMessage()).put("code", refused.code()));
        }
        if (failed instanceof HubException known) {
            return Json.write(failed(PROBLEM, known.publicDetail()).put(PROBLEM, known.problem().name()));
        }
        return Json.write(failed instanceof TdlibGone ? failed(GONE, failed.getMessage()) : failed instanceof TimeoutException ? failed(LATE, "") : failed("defect", ""));
    }

    /** Whether this was not meant to happen. */
    static boolean isDefect(Exception failed) {
        return !(failed instanceof SessionRefused || failed instanceof HubException || failed instanceof TdlibGone || failed instanceof TimeoutException);
    }

    private static ObjectNode failed(String how, String detail) {
        return JsonNodeFactory.instance.objectNode().put(FAILED, how).put(DETAIL, detail);
    }

    /** The answer, or throws as the other node did. */
    static JsonNode read(String text) throws TimeoutException {
        JsonNode outcome = Json.read(text);
        String detail = outcome.path(DETAIL).asText();
        switch (outcome.path(FAILED).asText()) {
            case "" -> {
                return outcome.path(ANSWER);
            }
            case GONE -> throw new TdlibGone(detail);
            case LATE -> throw new TimeoutException();
            case REFUSED -> throw new SessionRefused(outcome.path("code").asInt(), detail);
            case PROBLEM -> throw HubException.of(Problem.valueOf(outcome.path(PROBLEM).asText()), detail);
            default -> throw new IllegalStateException("the node that has the session failed; its log says why");
        }
    }
}
