package io.mcphub.tools.calls;

import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A call whose audit row exists and that nobody has decided about yet. It ends once, by {@link #run} or {@link #refuse}. */
public interface BegunCall {
    /** The name that was asked for, as the client wrote it; for {@code hub.tools.call} the inner one. */
    String name();

    /** The tool that the call is about, whether or not the caller may use it; empty if there is none of that name. */
    Optional<RegisteredTool> tool();

    /** What the policy says of caller and tool; {@link Verdict#HIDDEN} if there is none of that name. */
    Verdict verdict();

    /** Whether it is called through another tool. */
    boolean isDelegated();

    /** Ends the call before it reaches its tool; {@code errorClass} is why, for the audit row. */
    void refuse(String errorClass);

    /**
     * Runs the call on a worker when its turn has come, and returns at once. The stage ends with the result, or empty if the
     * name is unknown or hidden, because the two look the same. It fails with {@link InputRequired} if the client must answer
     * something first, with {@link MissingClientCapability} if the client cannot do what the tool needs, and with
     * {@code RATE_LIMITED} if the hub is too busy.
     */
    CompletionStage<Optional<ToolResult>> run();
}
