package io.mcphub.platform.http;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Nul;
import io.mcphub.platform.Problem;
import jakarta.servlet.ServletRequest;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Sends a request to {@link ErrorServlet} if its path or Host header is malformed, if it has U+0000, or if its path is not listed. Without it Payara
 * answers some requests before any servlet or filter of the application runs: {@code /%zz} or {@code Host: a:b:c} with 200 and an
 * empty body, the name of a directory in the WAR with a redirect to the Host that the client sent.
 */
final class ReadableTargets extends BaseFilter {
    private static final String REFUSED = ReadableTargets.class.getName();

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
            if (hasNul(request)) {
                request.setAttribute(REFUSED, HubException.of(Problem.UNREADABLE, Nul.REFUSAL));
                request.getRequestURIRef().init(ErrorServlet.UNREADABLE);
            } else if (badHost || hasTwoHosts(request) || path.isEmpty()) {
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

    /** Why {@link ErrorServlet} answers a request, if there is more to say than that it is unreadable. */
    static Optional<HubException> refusal(ServletRequest request) {
        return Optional.ofNullable((HubException) request.getAttribute(REFUSED));
    }

    /** A parameter or a header with U+0000, which the database would meet; a raw one in the target is malformed anyway. */
    private static boolean hasNul(HttpRequestPacket request) {
        String query = request.getQueryString();
        MimeHeaders headers = request.getHeaders();
        return query != null && query.contains("%00") || IntStream.range(0, headers.size()).anyMatch(i -> headers.getValue(i).indexOf('\0', 0) >= 0);
    }

    /** Two Host headers are refused: a proxy in front may have used the other one (RFC 9112 §3.2). */
    private static boolean hasTwoHosts(HttpRequestPacket request) {
        Iterator<String> hosts = request.getHeaders().values(Header.Host).iterator();
        return hosts.hasNext() && hosts.next() != null && hosts.hasNext();
    }
}
