package io.mcphub.platform.http;

import java.util.Iterator;
import java.util.Optional;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;

/**
 * Sends a request to {@link ErrorServlet} if its path or Host header is malformed, or if its path is not listed. Without it Payara
 * answers some requests before any servlet or filter of the application runs: {@code /%zz} or {@code Host: a:b:c} with 200 and an
 * empty body, the name of a directory in the WAR with a redirect to the Host that the client sent.
 */
final class ReadableTargets extends BaseFilter {
    private final ListedPaths listed;

    ReadableTargets(ListedPaths listed) {
        this.listed = listed;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content && content.getHttpHeader() instanceof HttpRequestPacket request) {
            String host = request.getHeader(Header.Host);
            boolean badHost = host != null && !RequestTarget.isReadableHost(host);
            if (badHost) {
                request.getHeaders().setValue(Header.Host).setString("localhost");
            }
            Optional<String> path = RequestTarget.path(request.getRequestURIRef().getOriginalRequestURIBC().toString());
            if (badHost || hasTwoHosts(request) || path.isEmpty()) {
                request.getRequestURIRef().init(ErrorServlet.UNREADABLE);
            } else if (!listed.lists(request.getMethod().getMethodString(), path.get())) {
                notFound(request);
            }
        }
        return context.getInvokeAction();
    }

    private static void notFound(HttpRequestPacket request) {
        request.getRequestURIRef().init(ErrorServlet.NOT_FOUND);
        if (request.getMethod() == Method.TRACE) {
            // GET, because the server would refuse some methods first.
            request.setMethod(Method.GET);
        }
    }

    /** Two Host headers are refused: a proxy in front may have used the other one (RFC 9112 §3.2). */
    private static boolean hasTwoHosts(HttpRequestPacket request) {
        Iterator<String> hosts = request.getHeaders().values(Header.Host).iterator();
        return hosts.hasNext() && hosts.next() != null && hosts.hasNext();
    }
}
