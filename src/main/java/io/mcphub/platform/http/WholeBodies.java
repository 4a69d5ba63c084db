package io.mcphub.platform.http;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.ProcessorExecutor;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Lets a request pass only when its whole body is in memory. Until then it holds no thread, so a slow sender cannot block others. A
 * body that arrives with its headers passes untouched. A body that is too large or too slow, or for which there is no room, is
 * dropped: the request goes on without it and carries the reason ({@link BodyRefusal}).
 */
final class WholeBodies extends BaseFilter implements AutoCloseable {
    /** How long a body may take, from the headers to its last byte. */
    static final long PATIENCE_MILLIS = 10_000;

    private static final Attribute<ArrivingBody> ARRIVING = Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(WholeBodies.class.getName());

    private final List<BodyRule> rules;
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 8);
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "hub-body-clock");
        thread.setDaemon(true);
        return thread;
    });

    WholeBodies(List<BodyRule> rules) {
        this.rules = rules;
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content) || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        ArrivingBody body = ARRIVING.get(context.getConnection());
        if (HttpContent.isBroken(content)) {
            // The codec has answered this request and closes the connection.
            return context.getStopAction();
        }
        if (body != null && body.request() == request) {
            return more(context, body, content);
        }
        return content.isLast() || !request.isExpectContent() ? context.getInvokeAction() : begin(context, request, content);
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        ArrivingBody body = ARRIVING.remove(context.getConnection());
        if (body != null) {
            body.end();
        }
        return context.getInvokeAction();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private NextAction begin(FilterChainContext context, HttpRequestPacket request, HttpContent first) {
        int most = rule(request).most();
        ArrivingBody body = new ArrivingBody(request, most, room);
        ARRIVING.set(context.getConnection(), body);
        if (request.getContentLength() > most) {
            body.end();
            return refuse(context, body, BodyRefusal.TOO_LARGE);
        }
        Connection<?> connection = context.getConnection();
        int next = context.getFilterIdx() + 1;
        int end = context.getEndIdx();
        body.expires(clock.schedule(() -> tooSlow(connection, body, next, end), PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        invite(context, request);
        return more(context, body, first);
    }

    /** Drops the rest of a refused body. */
    private NextAction more(FilterChainContext context, ArrivingBody body, HttpContent content) {
        BodyRefusal refusal = body.add(content.getContent()).orElse(null);
        boolean last = content.isLast();
        content.recycle();
        if (refusal != null) {
            return body.end() ? refuse(context, body, refusal) : context.getStopAction();
        }
        return last && body.end() ? pass(context, body) : context.getStopAction();
    }

    private static NextAction pass(FilterChainContext context, ArrivingBody body) {
        ARRIVING.remove(context.getConnection());
        context.setMessage(HttpContent.create(body.request(), true, body.content(context.getMemoryManager())));
        return context.getInvokeAction();
    }

    private NextAction refuse(FilterChainContext context, ArrivingBody body, BodyRefusal refusal) {
        context.setMessage(refused(body.request(), refusal));
        return context.getInvokeAction();
    }

    /** Answers 408 and closes the connection, because the rest of the body may never come. */
    private void tooSlow(Connection<?> connection, ArrivingBody body, int next, int end) {
        if (!body.end()) {
            return;
        }
        body.request().setContentBroken(true);
        FilterChainContext context = ((FilterChain) connection.getProcessor()).obtainFilterChainContext(connection, next, end, next);
        context.getInternalContext().setIoEvent(IOEvent.READ);
        body.request().getProcessingState().getHttpContext().attach(context);
        context.setMessage(refused(body.request(), BodyRefusal.TOO_SLOW));
        connection.getTransport().getWorkerThreadPool().execute(() -> ProcessorExecutor.execute(context.getInternalContext()));
    }

    private HttpContent refused(HttpRequestPacket request, BodyRefusal refusal) {
        request.setAttribute(BodyRefusal.ATTRIBUTE, refusal);
        request.getProcessingState().setKeepAlive(false);
        String answering = rule(request).refusal();
        if (answering != null) {
            request.getRequestURIRef().init(answering);
        }
        return HttpContent.create(request, true);
    }

    private BodyRule rule(HttpRequestPacket request) {
        return rules.stream().filter(rule -> rule.covers(request.getRequestURI())).findFirst().orElse(BodyRule.USUAL);
    }

    /** Sends 100 Continue to a client that waits for it before it sends its body (RFC 9110 §10.1.1). */
    private static void invite(FilterChainContext context, HttpRequestPacket request) {
        if (request.requiresAcknowledgement()) {
            HttpResponsePacket response = request.getResponse();
            HttpStatus.CONINTUE_100.setValues(response);
            response.setAcknowledgement(true);
            context.write(response);
        }
    }
}
