package io.mcphub.platform.http;

import java.util.Iterator;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.Header;

/**
 * Sends what cannot be read to {@link ErrorServlet}; everything else passes untouched. Payara answers a path such as
 * {@code /%zz} and a Host such as {@code a:b:c} with 200 and an empty body, because its adapter throws before any valve, filter
 * or servlet of ours is asked, and other unreadable paths with an empty 400.
 */
final class ReadableTargets extends BaseFilter {
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
