package io.mcphub.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolLogTest {
    private static final Logger SESSION = Logger.getLogger("org.eclipse.persistence.session./file:/somewhere/_hub");

    private final PoolLog log = new PoolLog();

    @AfterEach
    void stop() {
        log.stop();
        WriteHealth.shared().recovered();
    }

    @ParameterizedTest
    @CsvSource({
        "javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource, poolmgr.system_exception",
        "javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource.rm, poolmgr.component_register_exception",
        "javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource.rm, poolmgr.unexpected_exception",
        "javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource.pool, poolmgr.err_enlisting_res_in_getconn",
        "javax.enterprise.resource.resourceadapter.com.sun.enterprise.connectors, poolmgr.get_connection_failure",
        "javax.enterprise.resource.resourceadapter.com.sun.gjc.spi, jdbc.exc_get_conn",
        "javax.enterprise.resource.jta.com.sun.enterprise.transaction, enterprise_distributedtx.some_excep",
        "javax.enterprise.resource.jta.com.sun.enterprise.transaction, enterprise_distributedtx.before_completion_excep",
        "org.eclipse.persistence.session./file:/somewhere/_hub, a long text"
    })
    void messageWhenTheCauseIsToldThenHiddenAndOtherwiseNot(String logger, String message) {
        log.start("start");

        assertThat(isLogged(logger, message)).isTrue();
        WriteHealth.shared().failed("locked");
        assertThat(isLogged(logger, message)).isFalse();
        WriteHealth.shared().recovered();
        assertThat(isLogged(logger, message)).isTrue();
    }

    @Test
    void messageWhenOfSomethingElseThenLoggedAllTheSame() {
        log.start("start");
        WriteHealth.shared().failed("locked");

        assertThat(isLogged("javax.enterprise.resource.resourceadapter.com.sun.enterprise.resource.pool", "poolmgr.other")).isTrue();
    }

    private static boolean isLogged(String logger, String message) {
        LogRecord entry = new LogRecord(Level.WARNING, message);
        Logger named = Logger.getLogger(logger);
        return named.getFilter() == null || named.getFilter().isLoggable(entry);
    }

    @Test
    void filtersWhenStoppedThenAsBefore() {
        log.start("start");
        log.stop();

        assertThat(SESSION.getFilter()).isNull();
    }
}
