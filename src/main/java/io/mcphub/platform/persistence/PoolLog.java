package io.mcphub.platform.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hides Payara's stack trace for each failed commit while {@link WriteHealth} has already logged the cause. */
@ApplicationScoped
class PoolLog implements Filter {
    /** The key of Payara's message about a failed commit or rollback. */
    private static final String FAILED = "poolmgr.system_exception";

    /** Keeps the logger reachable: the log manager drops unreferenced loggers together with their filters. */
    private final Logger pools = Logger.getLogger("javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource");
    private @Nullable Filter before;

    void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object start) {
        before = pools.getFilter();
        pools.setFilter(this);
    }

    @Override
    public boolean isLoggable(LogRecord message) {
        boolean told = FAILED.equals(message.getMessage()) && WriteHealth.shared().failing();
        return !told && (before == null || before.isLoggable(message));
    }

    @PreDestroy
    void stop() {
        pools.setFilter(before);
    }
}
