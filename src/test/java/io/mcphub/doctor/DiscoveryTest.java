package io.mcphub.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mcphub.doctor.Check.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
    private final ScriptedAddress hub = new ScriptedAddress();

    @Test
    void stepsWhenNothingIsWrongThenAllAreGreen() {
        assertThat(run()).hasSize(8).allMatch(check -> check.state() == State.GREEN);
    }

    @ParameterizedTest
    @CsvSource({"dns, RED", "tls, RED", "unreachable, YELLOW"})
    void addressWhenNothingComesThenSaysWhyAndTriesNoMore(String fault, State state) {
        hub.nothing("GET /health/live", fault);

        assertThat(run().get(0)).extracting(Check::state, Check::advice).containsExactly(state, fault);
        assertThat(run().subList(1, 8)).allMatch(check -> check.state() == State.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /mcp, 200, challenge, status",
        "POST /mcp, 401, challenge, header",
        "GET /.well-known/oauth-protected-resource, 404, resource-root, status",
        "GET /.well-known/oauth-protected-resource/mcp, 200, resource-path, content",
        "GET /.well-known/oauth-authorization-server, 502, server-root, status",
        "GET /mcp/.well-known/oauth-authorization-server, 200, server-path, content"
    })
    void stepsWhenAProxySpoilsOneThenThatOneIsRed(String request, int status, String step, String advice) {
        hub.answer(request, status, Map.of(), "<html>");

        assertThat(run()).filteredOn(check -> check.state() == State.RED).extracting(Check::step, Check::advice).containsExactly(tuple(step, advice));
    }

    @Test
    void corsWhenTheHeaderIsLostThenRed() {
        hub.answer("GET /.well-known/oauth-protected-resource", 200, Map.of(), "{\"resource\":\"" + ScriptedAddress.BASE + "/mcp\",\"authorization_servers\":[\"" + ScriptedAddress.BASE + "\"]}");

        assertThat(run().get(7)).extracting(Check::step, Check::state).containsExactly("cors", State.RED);
    }

    private List<Check> run() {
        return Examination.of(new Discovery(hub).steps(), new LinkedHashMap<>());
    }
}
