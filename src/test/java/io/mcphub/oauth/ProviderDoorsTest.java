package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.authorization.requests.AuthorizationLimits;
import io.mcphub.authorization.requests.Authorizations;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.platform.HubException;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestWorkers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The doors whose answer takes as long as somebody else's server: the thread of the request does not wait for it. */
class ProviderDoorsTest {
    private final TestWorkers workers = TestWorkers.byHand();
    private final ProviderRequests providers = new BeanBox().with(CallQueue.class, TestQueue.over(workers, 8)).get(ProviderRequests.class);
    private int fetched;

    @Test
    void callbackWhenTheCodeIsExchangedThenAWorkerDoesIt() {
        CallbackResource door = new CallbackResource();
        door.caller = new CurrentCaller();
        door.caller.set(Caller.person("ada", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX));
        door.providers = providers;
        door.flow = new ConnectFlow() {
            @Override
            public URI finish(Caller caller, String integration, String code, String state, String error) {
                fetched++;
                return URI.create("https://hub.example/connections?connected=" + integration + "&by=" + caller.userId());
            }
        };

        CompletionStage<Response> answer = door.finish("slack", "code", "state", null);

        assertThat(fetched).isZero();
        workers.submitted.remove().run();
        assertThat(TestWorkers.ended(answer).getLocation()).hasToString("https://hub.example/connections?connected=slack&by=ada");
    }

    @Test
    void authorizeWhenTheClientDescribesItselfThenAWorkerFetchesIt() {
        CompletionStage<Response> answer = authorize("https%3A%2F%2Fapp.example%2Fclient.json");

        assertThat(fetched).isZero();
        workers.submitted.remove().run();
        assertThat(TestWorkers.ended(answer).getHeaderString("Location")).isEqualTo("https://hub.example/oauth/consent?request=r1");
    }

    @Test
    void authorizeWhenTheFetchFailsThenAPage() {
        CompletionStage<Response> answer = authorize("https%3A%2F%2Fapp.example%2Fgone.json");
        workers.submitted.remove().run();

        assertThat(TestWorkers.ended(answer).getStatus()).isEqualTo(503);
        assertThat(TestWorkers.ended(answer).getEntity().toString()).contains("The site is down.", "Diese Anfrage lässt sich nicht beantworten");
    }

    @Test
    void authorizeWhenTheClientIsStoredThenNoWorkerIsNeeded() {
        assertThat(TestWorkers.ended(authorize("dcr_1")).getStatus()).isEqualTo(303);
        assertThat(workers.submitted).isEmpty();
    }

    private CompletionStage<Response> authorize(String clientId) {
        AuthorizationResource door = new AuthorizationResource();
        door.providers = providers;
        door.limits = new AuthorizationLimits();
        door.address = new ClientAddress() {
            @Override
            public String of(HttpServletRequest request) {
                return "192.0.2.1";
            }
        };
        door.request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> "de");
        door.settings = new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example";
            }
        };
        door.uri = (UriInfo) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {UriInfo.class},
                (self, method, arguments) -> URI.create("https://hub.example/oauth/authorize?client_id=" + clientId));
        door.authorizations = new Authorizations() {
            @Override
            public URI begin(Map<String, List<String>> parameters) {
                fetched++;
                if (parameters.get("client_id").get(0).endsWith("gone.json")) {
                    throw HubException.unavailable("The site is down.");
                }
                return URI.create("/oauth/consent?request=r1");
            }
        };
        return door.get();
    }
}
