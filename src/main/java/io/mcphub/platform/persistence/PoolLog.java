package io.mcphub.platform.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hides the stack traces of Payara and EclipseLink for each failed transaction while {@link WriteHealth} has already logged the cause. */
@ApplicationScoped
class PoolLog {
    /** The keys of Payara's messages about a connection that cannot be got or enlisted, and a commit or rollback that failed. */
    private static final Set<String> FAILED = Set.of(
            "poolmgr.system_exception", "poolmgr.component_register_exception", "poolmgr.err_enlisting_res_in_getconn",
            "poolmgr.get_connection_failure", "poolmgr.unexpected_exception", "jdbc.exc_get_conn", "enterprise_distributedtx.some_excep",
            "enterprise_distributedtx.before_completion_excep");

    private static final String RESOURCES = "javax.enterprise.resource.";
    private static final String SESSIONS = "org.eclipse.persistence.session.";

    private static final List<String> NAMES = List.of(
            RESOURCES + "resourceadapter.com.sun.enterprise.resource",
            RESOURCES + "resourceadapter.com.sun.enterprise.resource.rm",
            RESOURCES + "resourceadapter.com.sun.enterprise.resource.pool",
            RESOURCES + "resourceadapter.com.sun.enterprise.connectors",
            RESOURCES + "resourceadapter.com.sun.gjc.spi",
            RESOURCES + "jta.com.sun.enterprise.transaction");

    /** The filters before ours. Keeps the loggers reachable: the log manager drops unreferenced loggers together with their filters. */
    private final Map<Logger, @Nullable Filter> before = new LinkedHashMap<>();

    void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object start) {
        // EclipseLink names its logger after the place of the persistence unit.
        Stream<String> sessions = Collections.list(LogManager.getLogManager().getLoggerNames()).stream().filter(name -> name.startsWith(SESSIONS));
        Stream.concat(NAMES.stream(), sessions).map(Logger::getLogger).forEach(this::filter);
    }

    private void filter(Logger logger) {
        Filter first = logger.getFilter();
        before.put(logger, first);
        boolean ours = logger.getName().startsWith(SESSIONS);
        logger.setFilter(message -> {
            boolean told = (ours || FAILED.contains(message.getMessage())) && WriteHealth.shared().failing();
            return !told && (first == null || first.isLoggable(message));
        });
    }

    @PreDestroy
    void stop() {
        before.forEach(Logger::setFilter);
    }
}
