package io.mcphub.platform.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are answered by a resolver that stands in; nothing here leaves the machine. */
class OutboundTest {
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final Map<String, List<List<String>>> names = new HashMap<>();
    private final WireMockServer server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private final TestEngine engine = new TestEngine();
    private final Outbound outbound = new Outbound();

    @BeforeEach
    void start() {
        HubConfig config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(environment.get(variable));
            }
        };
        outbound.config = config;
        outbound.engine = engine.resolving(this::resolve);
        server.start();
        server.stubFor(get(anyUrl()).willReturn(ok("{}").withHeader("Cache-Control", "max-age=60")));
    }

    @AfterEach
    void stop() {
        engine.stop();
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"
    })
    void nameWhenItResolvesToASpecialAddressThenNothingIsConnected(String address) {
        names.put("client.example", List.of(List.of(address)));

        assertRefused(at("client.example"));
    }

    @Test
    void nameWhenOneOfSeveralAddressesIsBadThenNoneIsUsed() {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        names.put("client.example", List.of(List.of("127.0.0.1", "10.0.0.1")));

        assertRefused(at("client.example"));
    }

    @Test
    void nameWhenTheAnswerChangesThenTheCheckedAddressIsConnectedAndNotLookedUpAgain() {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        names.put("client.example", List.of(List.of("127.0.0.1"), List.of("169.254.169.254")));

        // The machine itself does not know the name, so the answer proves that the checked address was used.
        assertThat(outbound.get(at("client.example"), "application/json").status()).isEqualTo(200);
        assertThat(lookedUp).containsExactly("client.example");
    }

    @Test
    void findsWhenTheNameLeadsToThePublicInternetThenYesAndNothingIsConnected() {
        names.put("client.example", List.of(List.of("93.184.215.14")));
        names.put("inside.example", List.of(List.of("10.0.0.1")));

        assertThat(outbound.finds("client.example")).isTrue();
        assertThat(outbound.finds("inside.example")).isFalse();
        assertThat(outbound.finds("unknown.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0177.0.0.1", "127.1"})
    void hostWhenWrittenAsAnAddressThenNothingIsConnected(String host) {
        assertRefused(at(host));
    }

    @Test
    void redirectWhenAnsweredThenNotFollowed() {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        server.stubFor(get(urlPathEqualTo("/away")).willReturn(aResponse().withStatus(302).withHeader("Location", server.url("/inside"))));

        assertThat(outbound.get(URI.create(server.url("/away").replace("localhost", "127.0.0.1")), "application/json").status()).isEqualTo(302);

        server.verify(0, getRequestedFor(urlPathEqualTo("/inside")));
    }

    @Test
    void bodyWhenOver64KilobytesThenRefusedAndJustThatThenRead() {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        server.stubFor(get(urlPathEqualTo("/just")).willReturn(ok("x".repeat(Outbound.LARGEST))));
        server.stubFor(get(urlPathEqualTo("/over")).willReturn(ok("x".repeat(Outbound.LARGEST + 1))));

        assertThat(outbound.get(at("127.0.0.1", "/just"), "*/*").body()).hasSize(Outbound.LARGEST);
        assertThatThrownBy(() -> outbound.get(at("127.0.0.1", "/over"), "*/*")).isInstanceOf(HubException.class);
    }

    @Test
    void proxyWhenTheMachineHasOneThenNotUsed() throws Exception {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(nobody.getLocalPort()));
            System.setProperty("http.nonProxyHosts", "");
            try {
                assertThat(outbound.get(at("127.0.0.1"), "*/*").status()).isEqualTo(200);
            } finally {
                List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
            }
        }
    }

    @Test
    void serverWhenItNeverAnswersThenGivenUp() throws Exception {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            engine.within(Duration.ofMillis(500));
            assertThatThrownBy(() -> outbound.get(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), "*/*"))
                    .isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE));
        }
    }

    @Test
    void nameServerWhenItHangsThenTheCallerIsFreeAfterTheLimit() {
        CountDownLatch never = new CountDownLatch(1);
        engine.within(Duration.ofMillis(500)).resolving(host -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> outbound.get(URI.create("https://client.example/doc"), "*/*")).isInstanceOf(HubException.class);
        never.countDown();
    }

    @Test
    void loopbackWhenProductionThenRefusedWhateverTheSwitchSays() {
        environment.put("CIMD_ALLOW_LOOPBACK", "true");
        environment.put("HUB_ENV", "production");

        assertThat(outbound.loopbackAllowed()).isFalse();
        assertRefused(at("127.0.0.1"));
    }

    private void assertRefused(URI uri) {
        assertThatThrownBy(() -> outbound.get(uri, "application/json"))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE));
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    private URI at(String host) {
        return at(host, "/doc");
    }

    private URI at(String host, String path) {
        return URI.create("http://" + host + ":" + server.port() + path);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookedUp.add(host);
        List<List<String>> answers = names.getOrDefault(host, List.of());
        if (answers.isEmpty()) {
            throw new UnknownHostException(host);
        }
        int turn = (int) lookedUp.stream().filter(host::equals).count() - 1;
        return answers.get(Math.min(turn, answers.size() - 1)).stream().map(AddressRange::parse).toList();
    }
}
