package io.mcphub.mcp.transport;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A client's connection, made of memory: it can be slow, and it can break. */
final class MemoryConnection {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, Object> attributes = new TreeMap<>();
    int status;
    int completed;
    boolean broken;
    boolean full;
    private int flushed;
    private WriteListener listener;
    private AsyncListener async;

    /** All bytes that were written. */
    byte[] bytes() {
        return received.toByteArray();
    }

    /** What the client has: all that was flushed, or all at the end. */
    String text() {
        String all = received.toString(StandardCharsets.UTF_8);
        return completed > 0 ? all : all.substring(0, flushed);
    }

    /** The client takes bytes again. */
    void drained() throws IOException {
        full = false;
        listener.onWritePossible();
    }

    /** The container ends the exchange by itself. */
    void endedByContainer() throws IOException {
        async.onComplete(null);
        broken = true;
    }

    AsyncContext async() {
        HttpServletResponse response = response();
        return fake(AsyncContext.class, (p, m, args) -> switch (m.getName()) {
            case "getResponse" -> response;
            case "addListener" -> {
                async = (AsyncListener) args[0];
                yield null;
            }
            case "complete" -> {
                completed++;
                yield null;
            }
            default -> null;
        });
    }

    /** A request that is answered on this connection. */
    HttpServletRequest request(String method, String pathInfo, String query, Map<String, String> sent, jakarta.servlet.ServletInputStream body) {
        AsyncContext context = async();
        return fake(HttpServletRequest.class, (p, m, args) -> switch (m.getName()) {
            case "getMethod" -> method;
            case "getPathInfo" -> pathInfo;
            case "getQueryString" -> query;
            case "getHeaderNames" -> Collections.enumeration(sent.keySet());
            case "getHeaders" -> Collections.enumeration(java.util.List.of(sent.get((String) args[0])));
            case "getInputStream" -> body;
            case "getAttribute" -> attributes.get((String) args[0]);
            case "startAsync" -> context;
            default -> null;
        });
    }

    private HttpServletResponse response() {
        ServletOutputStream out = out();
        return fake(HttpServletResponse.class, (p, m, args) -> {
            switch (m.getName()) {
                case "setStatus" -> status = (int) args[0];
                case "setHeader", "addHeader" -> headers.put((String) args[0], (String) args[1]);
                case "setContentLength" -> headers.put("Content-Length", String.valueOf(args[0]));
                default -> { }
            }
            return m.getName().equals("getOutputStream") ? out : null;
        });
    }

    private ServletOutputStream out() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return !full;
            }

            @Override
            public void setWriteListener(WriteListener wanted) {
                listener = wanted;
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (broken || full || completed > 0) {
                    throw new IOException("Connection is closed");
                }
                received.write(bytes, from, count);
            }

            @Override
            public void flush() {
                flushed = received.size();
            }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
