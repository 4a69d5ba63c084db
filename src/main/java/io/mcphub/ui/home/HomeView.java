package io.mcphub.ui.home;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditRow;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page {@code /}: what is connected, what is left to do, and what happened last. */
@Named
@RequestScoped
public class HomeView {
    private static final int DAYS = 7;
    private static final int LATEST = 8;

    @Inject
    CurrentCaller caller;

    @Inject
    Connections connections;

    @Inject
    FirstSteps firstSteps;

    @Inject
    AuditLog log;

    @Inject
    HomeChart chart;

    private @Nullable List<IntegrationSummary> integrations;

    /** The steps of a new member. */
    public FirstSteps.Done getSteps() {
        return firstSteps.of(caller.get());
    }

    /** The integrations with an account of the person. */
    public List<IntegrationSummary> getConnected() {
        if (integrations == null) {
            integrations = connections.integrations(caller.get()).stream().filter(integration -> !integration.connections().isEmpty()).toList();
        }
        return integrations;
    }

    /** The calls of the last seven days, as Chart.js reads them. */
    public String getChart() {
        return chart.of(caller.get(), DAYS);
    }

    /** The latest calls. */
    public List<AuditRow> getLatest() {
        AuditFilter calls = new AuditFilter(null, null, null, null, null, null, AuditAction.TOOL_CALL, null, null, null, LATEST, null);
        return log.own(caller.get(), calls).items();
    }
}
