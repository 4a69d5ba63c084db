package io.mcphub.tools.calls;

import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A call whose begin is in the audit log and about which nothing is decided yet. It ends once, by {@link #run} or {@link #refuse}. */
public interface BegunCall {
    /** The name as the client wrote it; for {@code hub.tools.call}, the name of the other tool. */
    String name();

    /** The tool of that name, whether or not the caller may use it; empty if there is none. */
    Optional<RegisteredTool> tool();

    /** What the policy decided; {@link Verdict#HIDDEN} if there is no such tool. */
    Verdict verdict();

    /** Whether it is called through another tool. */
    boolean isDelegated();

    /**
     * Ends the call before it reaches its tool.
     *
     * @param errorClass the reason, for the audit log
     */
    void refuse(String errorClass);

    /**
     * Runs the call on a worker thread when its turn comes; returns at once. The stage completes with the result. It is empty if
     * the name is unknown or hidden, so that the two look the same. It fails with {@link InputRequired} if the client must answer
     * first, with {@link MissingClientCapability} if the client lacks a capability, and with {@code RATE_LIMITED} if the hub is too
     * busy.
     */
    CompletionStage<Optional<ToolResult>> run();
}
