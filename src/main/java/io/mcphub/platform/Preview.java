package io.mcphub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * Whether the tool call on this thread only shows what it would send. Then the client of a provider stops the first request that would
 * change something, after all checks and after everything that had to be read.
 */
public final class Preview {
    private static final Scoped<Boolean> ACTIVE = new Scoped<>();

    private Preview() {}

    /** The request that was not sent. Not a {@link HubException}, so that no tool takes it for a failure of one item. */
    public static final class Stopped extends RuntimeException {
        private final String target;
        private final transient JsonNode request;

        private Stopped(String target, JsonNode request) {
            super("a preview sends nothing", null, false, false);
            this.target = target;
            this.request = request;
        }

        /** What the request would change. */
        public String target() {
            return target;
        }

        /** What would be sent. */
        public JsonNode request() {
            return request;
        }
    }

    /** Does the work as a preview. */
    public static <T> T during(Supplier<T> work) {
        return ACTIVE.during(true, work);
    }

    /** Whether the call on this thread is a preview. */
    public static boolean active() {
        return ACTIVE.current() != null;
    }

    /**
     * Stops a request that changes something, if the call is a preview. Call it right before such a request is sent, after the check of
     * the owner's policy.
     *
     * @throws Stopped if it is
     */
    public static void stop(String target, Supplier<JsonNode> request) {
        if (active()) {
            throw new Stopped(target, request.get());
        }
    }
}
