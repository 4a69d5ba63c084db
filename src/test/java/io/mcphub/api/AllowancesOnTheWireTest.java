package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An allowance is one record in the code and several plain members in an answer. */
class AllowancesOnTheWireTest {
    private static final Shown FLAT = Shown.DEFAULT.withNames(ToolNames.FLAT);
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void appWhenListedThenItsAllowanceIsSpreadOut() {
        AuthorizedApp app = new AuthorizedApp("c", "Claude", null, "mcp", new Allowance(Access.READ, Set.of("teamwork", "slack"), FLAT), NOW, null);

        assertThat(Json.write(app))
                .isEqualTo("{\"client_id\":\"c\",\"client_name\":\"Claude\",\"scope\":\"mcp\",\"access\":\"read\",\"integrations\":[\"slack\",\"teamwork\"],"
                        + "\"tool_names\":\"flat\",\"tools\":\"core\",\"structured\":false,\"allowed_at\":\"2026-11-25T08:00:00Z\"}");
    }

    @Test
    void clientWhenListedThenItsAllowanceIsSpreadOutWithoutNames() {
        ApiClient client = new ApiClient("i", "cc_1", "Job", List.of(), Allowance.ALL, "u", NOW, null, true);

        assertThat(Json.write(ClientBodies.ClientList.of(List.of(client))))
                .isEqualTo("{\"items\":[{\"id\":\"i\",\"client_id\":\"cc_1\",\"name\":\"Job\",\"redirect_uris\":[],\"access\":\"full\",\"user_id\":\"u\","
                        + "\"created_at\":\"2026-11-25T08:00:00Z\",\"void\":true}]}");
    }
}
