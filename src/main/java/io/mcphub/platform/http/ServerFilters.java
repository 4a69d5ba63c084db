package io.mcphub.platform.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.ContentEncoding;
import org.glassfish.grizzly.http.HttpCodecFilter;

/**
 * Adds the hub's filters to Grizzly's chain, after the HTTP codec and before anything that holds a thread, and keeps the codec from inflating requests. Payara has no API for
 * this, so the chain is found by reflection. If that fails after an upgrade of Payara, the start continues with a warning and a
 * test fails.
 */
@ApplicationScoped
public class ServerFilters {
    private static final System.Logger LOG = System.getLogger(ServerFilters.class.getName());
    private static final String WEB_SERVER_FILTER = "org.glassfish.grizzly.http.server.HttpServerFilter";

    @Inject
    @Any
    Instance<BodyDoor> bodyDoors;

    @Inject
    ListedPaths listed;

    private final List<Runnable> undo = new ArrayList<>();

    void start(@Observes Startup start) {
        // Asked once here, because Grizzly's threads cannot reach CDI beans.
        List<BodyRule> rules = bodyDoors.stream().map(BodyDoor::bodyRule).toList();
        try {
            for (FilterChain chain : chains()) {
                chain.stream().filter(HttpCodecFilter.class::isInstance).map(HttpCodecFilter.class::cast).forEach(this::leaveRequests);
                WholeBodies bodies = new WholeBodies(rules);
                undo.add(bodies::close);
                List.of(new IgnoredUpgrades(), bodies, new ReadableTargets(listed)).forEach(filter -> insert(chain, filter));
            }
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.log(System.Logger.Level.WARNING, "unreadable and unlisted paths, slow bodies and compressed ones will be answered by the server itself", e);
        }
    }

    @PreDestroy
    void stop() {
        undo.forEach(Runnable::run);
    }

    /** Lets the server compress answers, but inflate nothing. */
    private void leaveRequests(HttpCodecFilter codec) {
        for (ContentEncoding own : codec.getContentEncodings()) {
            replace(codec, own, new AnswersOnly(own));
            undo.add(() -> replace(codec, new AnswersOnly(own), own));
        }
    }

    private static void replace(HttpCodecFilter codec, ContentEncoding old, ContentEncoding next) {
        codec.removeContentEncoding(old);
        codec.addContentEncoding(next);
    }

    private void insert(FilterChain chain, Filter filter) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).getClass().getName().equals(WEB_SERVER_FILTER)) {
                chain.add(i, filter);
                // Replaces the filter instead of removing it: requests in progress remember their index in the chain.
                undo.add(() -> chain.set(chain.indexOf(filter), new BaseFilter()));
                return;
            }
        }
    }

    private static List<FilterChain> chains() throws ReflectiveOperationException {
        ClassLoader server = FilterChain.class.getClassLoader();
        Object locator = server.loadClass("org.glassfish.internal.api.Globals").getMethod("getDefaultBaseServiceLocator").invoke(null);
        Class<?> type = server.loadClass("com.sun.enterprise.v3.services.impl.GrizzlyService");
        Object service = server.loadClass("org.glassfish.hk2.api.ServiceLocator").getMethod("getService", Class.class, Annotation[].class).invoke(locator, type, new Annotation[0]);
        Field proxies = type.getDeclaredField("proxies");
        proxies.setAccessible(true);
        List<FilterChain> chains = new ArrayList<>();
        for (Object proxy : (Collection<?>) proxies.get(service)) {
            Object listener = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
            Transport transport = (Transport) listener.getClass().getMethod("getTransport").invoke(listener);
            chains.add((FilterChain) transport.getProcessor());
        }
        return chains;
    }
}
