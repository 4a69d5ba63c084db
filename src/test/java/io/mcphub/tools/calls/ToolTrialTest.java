package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolTrialTest {
    private final List<String> cancelled = new ArrayList<>();
    private CompletableFuture<Optional<ToolResult>> answer = new CompletableFuture<>();

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void callWhenTheToolAnswersThenItsResult() {
        ToolResult result = ToolResult.error("no luck");
        answer.complete(Optional.of(result));

        assertThat(call()).isSameAs(result);
    }

    @Test
    void callWhenThePersonMayNotUseTheToolThenNotFound() {
        answer.complete(Optional.empty());

        assertThatThrownBy(this::call).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    @Test
    void callWhenTheToolWouldAskInAChatThenSaysToConnectFirst() {
        answer.completeExceptionally(new MissingClientCapability(JsonNodeFactory.instance.objectNode()));

        assertThatThrownBy(this::call).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_CONNECTED));
    }

    @Test
    void callWhenTheHubIsTooBusyThenThatRefusal() {
        HubException busy = HubException.conflict("busy");
        answer.completeExceptionally(busy);

        assertThatThrownBy(this::call).isSameAs(busy);
    }

    @Test
    void callWhenItsThreadMustEndThenTheCallIsCancelled() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::call).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE));
        assertThat(cancelled).containsExactly("cancelled");
    }

    private ToolResult call() {
        ToolTrial trial = new ToolTrial();
        trial.calls = new ToolCalls() {
            @Override
            public BegunCall begin(String wireName, ObjectNode raw, CallContext context) {
                context.onCancel(() -> cancelled.add("cancelled"));
                return new Begun();
            }
        };
        return trial.call(TestTools.caller(), "slack.messages.post", JsonNodeFactory.instance.objectNode());
    }

    private final class Begun implements BegunCall {
        @Override
        public String name() {
            return "slack.messages.post";
        }

        @Override
        public Optional<RegisteredTool> tool() {
            return Optional.empty();
        }

        @Override
        public Verdict verdict() {
            return Verdict.ALLOWED;
        }

        @Override
        public boolean isDelegated() {
            return false;
        }

        @Override
        public void refuse(String errorClass) {}

        @Override
        public CompletionStage<Optional<ToolResult>> run() {
            return answer;
        }
    }
}
