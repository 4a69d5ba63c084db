package io.mcphub.platform.nodes;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels each sample of {@code /metrics} with the node, so that samples of several nodes stay apart behind one address. The server
 * makes the text; its own tags reach only metrics that an application declares.
 */
public class MetricsLabel extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The name of a sample at the beginning of a line, and what is there of labels (Prometheus text format 0.0.4). */
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{(\\s*\\})?| )");

    @Inject
    transient NodeId node;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Kept kept = new Kept(response);
        chain.doFilter(request, kept);
        String type = response.getContentType();
        byte[] body = kept.body();
        response.getOutputStream().write(type != null && type.startsWith("text/plain") ? labelled(new String(body, StandardCharsets.UTF_8), node.value()).getBytes(StandardCharsets.UTF_8) : body);
    }

    /** The samples with the label {@code node}, whose name needs no escape. */
    static String labelled(String samples, String node) {
        return SAMPLE.matcher(samples).replaceAll(found -> {
            boolean others = found.group().endsWith("{");
            return found.group(1) + "{node=\"" + node + "\"" + (others ? "," : found.group().endsWith("}") ? "}" : "} ");
        });
    }

    /** Keeps what is written, and lets nobody say how long it is. */
    private static final class Kept extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable PrintWriter writer;

        Kept(HttpServletResponse response) {
            super(response);
        }

        byte[] body() {
            if (writer != null) {
                writer.flush();
            }
            return bytes.toByteArray();
        }

        @Override
        public PrintWriter getWriter() {
            if (writer == null) {
                writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
            }
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException("the server writes its metrics at once");
                }

                @Override
                public void write(int value) {
                    bytes.write(value);
                }
            };
        }

        @Override
        public void setContentLength(int length) {
            // The label makes it longer.
        }

        @Override
        public void setContentLengthLong(long length) {
            // As above.
        }

        @Override
        public void flushBuffer() {
            // Nothing is written before the label is there.
        }
    }
}
