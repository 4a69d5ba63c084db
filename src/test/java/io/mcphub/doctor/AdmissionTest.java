package io.mcphub.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.doctor.Check.State;
import io.mcphub.tools.TestTools;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final ScriptedAddress hub = new ScriptedAddress();
    private final List<Allowance> allowed = new ArrayList<>();
    private String clientName = Admission.NAME;

    AdmissionTest() {
        hub.answer("POST /oauth/register", 201, Map.of(), "{\"client_id\":\"dcr_1\"}");
        hub.answer("GET /oauth/authorize", 303, Map.of("location", ScriptedAddress.BASE + "/oauth/consent?request=r1"), "");
        hub.answer("POST /oauth/token", 200, Map.of(), "{\"access_token\":\"secret-token\"}");
        hub.answer("POST /mcp", 200, Map.of(), "{\"result\":{\"capabilities\":{},\"serverInfo\":{},\"tools\":[{}]}}");
    }

    @Test
    void stepsWhenNothingIsWrongThenAllAreGreenAndTheAppReachesNoAccount() {
        assertThat(run()).hasSize(6).allMatch(check -> check.state() == State.GREEN);
        assertThat(allowed).singleElement().satisfies(allowance -> {
            assertThat(allowance.permitsWriting()).isFalse();
            assertThat(allowance.reaches("slack")).isFalse();
        });
    }

    @Test
    void stepsWhenShownThenNeverWithTheToken() {
        assertThat(run()).noneMatch(check -> (check.sent() + check.came()).contains("secret-token"));
    }

    @Test
    void authorizationWhenTheRequestIsOfAnotherAppThenNobodySaysYes() {
        clientName = "Somebody else";

        run();

        assertThat(allowed).isEmpty();
    }

    @Test
    void authorizationWhenItLeadsElsewhereThenRedAndTheRestIsSkipped() {
        hub.answer("GET /oauth/authorize", 303, Map.of("location", "http://localhost:8000/oauth/consent?request=r1"), "");

        assertThat(run()).extracting(Check::state).containsExactly(State.GREEN, State.RED, State.SKIPPED, State.SKIPPED, State.SKIPPED, State.SKIPPED);
        assertThat(allowed).isEmpty();
    }

    @Test
    void toolsWhenTheTokenDoesNotArriveThenSaysSo() {
        hub.answer("POST /mcp", 401, Map.of("www-authenticate", "Bearer"), "");

        assertThat(run().get(3)).extracting(Check::step, Check::state, Check::advice).containsExactly("discover", State.RED, "authorization");
    }

    private List<Check> run() {
        return Examination.of(new LinkedHashMap<>(), new Admission(hub, consents(), TestTools.caller()).steps());
    }

    private Consents consents() {
        return new Consents() {
            @Override
            public ConsentRequest find(String requestId, Caller caller) {
                return new ConsentRequest("proof", clientName, null, "http://127.0.0.1/mcp-hub-doctor", ConsentRequest.Kind.LOOPBACK, true);
            }

            @Override
            public URI allow(String requestId, String proof, Caller caller, Allowance allowance) {
                allowed.add(allowance);
                return URI.create("http://127.0.0.1/mcp-hub-doctor?code=c1");
            }
        };
    }
}
