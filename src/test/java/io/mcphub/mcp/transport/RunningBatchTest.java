package io.mcphub.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.testing.TestWorkers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunningBatchTest {
    private final Wire wire = new Wire();
    private final RunningBatch batch = new RunningBatch(wire);

    @Test
    void tickWhenTenSecondsHavePassedThenAStreamWithComments() {
        List<Integer> seconds = new ArrayList<>();
        for (int second = 0; second <= 21; second++) {
            int before = wire.comments;
            batch.tick(second);
            if (wire.comments > before) {
                seconds.add(second);
            }
            assertThat(wire.opened).isEqualTo(second >= 10);
        }
        assertThat(seconds).containsExactly(10, 11, 12, 13, 17, 21);
    }

    @Test
    void tickWhenTheClientHasGoneThenTheBatchIsAbandoned() {
        batch.tick(10);
        assertThat(batch.isAbandoned()).isFalse();
        wire.closed = true;
        batch.tick(11);
        assertThat(batch.isAbandoned()).isTrue();
    }

    @Test
    void batchWhenItsClientHasGoneThenTheRestDoesNotBegin() {
        TestWorkers workers = TestWorkers.byHand();
        McpFixture mcp = new McpFixture();
        mcp.work = workers.executor()::execute;
        mcp.settings.put("MCP_MAX_CONCURRENT_CALLS", "1");
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.history\"}}";
        byte[] body = ("[" + call + "," + call + "]").getBytes(StandardCharsets.UTF_8);
        mcp.endpoint.serve(new McpRequest("POST", Map.of("Content-Type", "application/json"), Map.of(), body, McpFixture.alice()), wire);
        Set<RunningBatch> running = mcp.beans.get(Batches.class).running;

        wire.closed = true;
        running.forEach(one -> one.tick(10));
        workers.submitted.remove().run();

        assertThat(mcp.begun).hasSize(1);
        assertThat(workers.submitted).isEmpty();
        assertThat(running).isEmpty();
    }

    @Test
    void elementWhenAnsweredThenOnlyItsProgressReachesTheClient() {
        Reply element = batch.element();
        element.event(JsonNodeFactory.instance.objectNode());
        element.send(McpAnswer.empty(200));
        assertThat(wire.events).isEqualTo(1);
        assertThat(wire.isSent()).isFalse();
    }

    private static final class Wire extends Reply {
        private boolean opened;
        private boolean closed;
        private int comments;
        private int events;

        @Override
        public boolean open() {
            opened = true;
            return true;
        }

        @Override
        public boolean keepAlive() {
            comments++;
            return !closed;
        }

        @Override
        public void event(ObjectNode notification) {
            events++;
        }

        @Override
        protected void deliver(McpAnswer answer) {}
    }
}
