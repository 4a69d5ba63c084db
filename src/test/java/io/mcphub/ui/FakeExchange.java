package io.mcphub.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request and its response, as far as filters and servlets of the pages look at them. */
public final class FakeExchange {
    public final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** The names of headers in the order in which they were set; with a plus if added. */
    public final List<String> set = new ArrayList<>();
    public final Map<String, String> parameters = new TreeMap<>();
    public int status = 200;
    public boolean passed;
    private final String method;
    private final String path;

    public FakeExchange(String method, String path) {
        this.method = method;
        this.path = path;
        sent.put("Host", "hub.example");
    }

    public FakeExchange with(String header, String value) {
        sent.put(header, value);
        return this;
    }

    public HttpServletRequest request() {
        return fake(HttpServletRequest.class, (called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getParameterValues" -> parameters.containsKey((String) arguments[0]) ? new String[] {parameters.get((String) arguments[0])} : null;
            case "setCharacterEncoding", "setAttribute" -> null;
            case "getHeader" -> sent.get((String) arguments[0]);
            case "getCookies" -> sent.containsKey("Cookie") ? new Cookie[] {new Cookie(sent.get("Cookie").split("=")[0], sent.get("Cookie").split("=")[1])} : null;
            default -> throw new AssertionError(called);
        });
    }

    public HttpServletResponse response() {
        return fake(HttpServletResponse.class, (called, arguments) -> {
            switch (called.getName()) {
                case "setStatus", "sendError" -> status = (int) arguments[0];
                case "setHeader", "addHeader" -> {
                    set.add((called.getName().equals("addHeader") ? "+" : "") + arguments[0]);
                    received.put((String) arguments[0], (String) arguments[1]);
                }
                case "setContentType" -> received.put("Content-Type", (String) arguments[0]);
                case "getOutputStream" -> {
                    return output();
                }
                case "getStatus" -> {
                    return status;
                }
                case "isCommitted" -> {
                    return false;
                }
                default -> throw new AssertionError(called);
            }
            return null;
        });
    }

    public FilterChain chain() {
        return (request, response) -> passed = true;
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("asynchronous");
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> answer.to(called, arguments)));
    }

    private interface Answer {
        Object to(Method called, Object[] arguments) throws Throwable;
    }
}
