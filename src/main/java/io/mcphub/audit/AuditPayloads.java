package io.mcphub.audit;

/** Whether the log keeps what calls say, or only how much. Who configures the hub implements it, so that the log knows no settings. */
public interface AuditPayloads {
    /** True: arguments and results without secrets; false: their member names and sizes only. */
    boolean kept();
}
