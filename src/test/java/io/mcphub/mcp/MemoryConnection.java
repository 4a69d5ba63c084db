package io.mcphub.mcp;

import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** A client's connection, made of memory, to the real JAX-RS runtime. */
final class MemoryConnection implements ContainerResponseWriter {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    ContainerResponse response;
    boolean committed;
    boolean broken;

    String text() {
        return received.toString(StandardCharsets.UTF_8);
    }

    String type() {
        return response.getHeaderString("Content-Type");
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse headers) throws ContainerException {
        response = headers;
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (broken) {
                    throw new IOException("Connection is closed");
                }
                received.write(bytes, from, count);
            }
        };
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
        return true;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit unit) {}

    @Override
    public void commit() {
        committed = true;
    }

    @Override
    public void failure(Throwable error) {
        throw new AssertionError(error);
    }

    @Override
    public boolean enableResponseBuffering() {
        return true;
    }

    /** Sends one request through the runtime, as a container would. */
    void send(ApplicationHandler jersey, String method, byte[] body, Map<String, String> headers) {
        URI base = URI.create("http://127.0.0.1/");
        ContainerRequest request = new ContainerRequest(base, base, method, new Nobody(), new MapPropertiesDelegate(), jersey.getConfiguration());
        headers.forEach(request::header);
        request.setEntityStream(new ByteArrayInputStream(body));
        request.setWriter(this);
        jersey.handle(request);
    }

    private static final class Nobody implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    }
}
