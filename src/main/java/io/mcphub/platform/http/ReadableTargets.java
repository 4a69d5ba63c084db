package io.mcphub.platform.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.Header;

/**
 * Payara answers a path such as {@code /%zz} and a Host such as {@code a:b:c} with 200 and an empty body, because its adapter
 * throws before any valve, filter or servlet of ours is asked, and other unreadable paths with an empty 400. So a filter stands in
 * Grizzly's chain, behind the HTTP codec, and sends them to {@link ErrorServlet}. Payara has no door for such a filter: it is
 * reached by reflection, and if a new version moves things, the start goes on with a warning and a test fails.
 */
@ApplicationScoped
public class ReadableTargets {
    private static final System.Logger LOG = System.getLogger(ReadableTargets.class.getName());
    private static final String WEB_SERVER_FILTER = "org.glassfish.grizzly.http.server.HttpServerFilter";

    private final List<Runnable> undo = new ArrayList<>();

    void start(@Observes Startup start) {
        try {
            chains().forEach(this::guard);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.log(System.Logger.Level.WARNING, "unreadable paths will be answered by the server itself", e);
        }
    }

    @PreDestroy
    void stop() {
        undo.forEach(Runnable::run);
    }

    private void guard(FilterChain chain) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).getClass().getName().equals(WEB_SERVER_FILTER)) {
                Guard guard = new Guard();
                chain.add(i, guard);
                undo.add(() -> chain.remove(guard));
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

    /** Rewrites what cannot be read; everything else passes untouched. */
    private static final class Guard extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext context) {
            if (context.getMessage() instanceof HttpContent content && content.getHttpHeader() instanceof HttpRequestPacket request) {
                String host = request.getHeader(Header.Host);
                boolean badHost = host != null && !RequestTarget.isReadableHost(host);
                if (badHost) {
                    request.getHeaders().setValue(Header.Host).setString("localhost");
                }
                if (badHost || hasTwoHosts(request) || !RequestTarget.isReadablePath(request.getRequestURIRef().getOriginalRequestURIBC().toString())) {
                    request.getRequestURIRef().init(ErrorServlet.UNREADABLE);
                }
            }
            return context.getInvokeAction();
        }

        /** A proxy before us may have read the other one (RFC 9112 §3.2). */
        private static boolean hasTwoHosts(HttpRequestPacket request) {
            Iterator<String> hosts = request.getHeaders().values(Header.Host).iterator();
            return hosts.hasNext() && hosts.next() != null && hosts.hasNext();
        }
    }
}
