package io.mcphub.connections.conversations;

import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.Way;
import io.mcphub.platform.StartRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares at each start what connectors declare with what they implement, so that a gap is not found by a person's click. */
@ApplicationScoped
class ConnectorCheck {
    private static final Set<String> KNOWN = Set.of(Way.OAUTH, Way.TOKEN, Way.NONE);
    private static final Pattern WAY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    @Inject
    @Any
    Instance<Connector> connectors;

    void start(@Observes Startup start) {
        List<String> defects = new ArrayList<>();
        // The bean's class, because a proxy overrides every method.
        connectors.handlesStream().forEach(handle -> defects.addAll(defects(handle.get().connect(), handle.getBean().getBeanClass())));
        if (!defects.isEmpty()) {
            throw new StartRefusal("A connector is incomplete: " + String.join("; ", defects) + ".");
        }
    }

    /** What a connector of this class lacks for these ways; empty if nothing. */
    static List<String> defects(List<String> ways, Class<?> connector) {
        List<String> defects = new ArrayList<>();
        String name = connector.getSimpleName();
        if (ways.isEmpty() || ways.size() > 1 && ways.contains(Way.NONE) || !ways.stream().allMatch(way -> WAY.matcher(way).matches())) {
            defects.add(name + ".connect() must name ways such as oauth, token, or words of its own in snake_case; or none alone");
        }
        if (!KNOWN.containsAll(ways) && !(Dialogue.class.isAssignableFrom(connector) && implemented(connector, "label", String.class))) {
            defects.add(name + " declares a way of its own without Dialogue and label");
        }
        boolean exchanges = implemented(connector, "exchange", String.class, String.class) || implemented(connector, "exchange", String.class, String.class, String.class);
        if (ways.contains("oauth") && !(implemented(connector, "authorize", String.class, String.class) && exchanges && implemented(connector, "oauthConfigured"))) {
            defects.add(name + " declares oauth without authorize, exchange and oauthConfigured");
        }
        if (ways.contains("token") && !implemented(connector, "check", PastedToken.class)) {
            defects.add(name + " declares token without check");
        }
        return defects;
    }

    private static boolean implemented(Class<?> connector, String method, Class<?>... parameters) {
        try {
            return connector.getMethod(method, parameters).getDeclaringClass() != Connector.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
