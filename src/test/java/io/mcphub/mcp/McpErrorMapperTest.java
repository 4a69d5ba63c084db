package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class McpErrorMapperTest {
    private final McpErrorMapper mapper = new McpErrorMapper();

    @Test
    void failureWhenOfJaxRsThenItsStatusAsJsonRpc() {
        Response refused = mapper.toResponse(new NotAllowedException("GET"));
        assertThat(refused.getStatus()).isEqualTo(405);
        assertThat(refused.getHeaderString("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(mapper.toResponse(new NotFoundException()).getStatus()).isEqualTo(404);
    }

    @Test
    void failureWhenBodyBreaksOffThenTheClientsFault() {
        assertThat(mapper.toResponse(new IOException("Connection is closed")).getStatus()).isEqualTo(400);
    }

    @Test
    void failureWhenADefectThenNothingLeaks() {
        Response defect = mapper.toResponse(new IllegalStateException("secret"));
        assertThat(defect.getStatus()).isEqualTo(500);
        assertThat(new String((byte[]) defect.getEntity(), StandardCharsets.UTF_8)).contains("-32603").doesNotContain("secret");
    }
}
