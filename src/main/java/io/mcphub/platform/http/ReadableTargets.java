package io.mcphub.platform.http;

import java.util.Iterator;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.Header;

/**
 * Sends a request with a malformed path or Host header to {@link ErrorServlet}. Without it Payara answers {@code /%zz} or
 * {@code Host: a:b:c} with 200 and an empty body, and other malformed paths with an empty 400, before any servlet or filter of the
 * application runs.
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

    /** Two Host headers are refused: a proxy in front may have used the other one (RFC 9112 §3.2). */
    private static boolean hasTwoHosts(HttpRequestPacket request) {
        Iterator<String> hosts = request.getHeaders().values(Header.Host).iterator();
        return hosts.hasNext() && hosts.next() != null && hosts.hasNext();
    }
}
