package io.mcphub.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** The doctor, before a hub that works and behind proxies that spoil one thing. */
class DoctorIT extends InTheBrowser {
    private final WireMockServer proxy = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true));

    @BeforeAll
    void start() {
        proxy.start();
        portal.reachedThrough(proxy.port());
    }

    @BeforeEach
    void passEverythingOn() {
        proxy.resetAll();
        proxy.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(portal.hub().uri().toString())));
    }

    @AfterAll
    void end() {
        portal.reachedAsItIs();
        proxy.stop();
    }

    @Test
    void hubWhenAllIsWellThenEveryStepIsGreen() {
        assertThat(examined()).isNotEmpty().allMatch(step -> step.endsWith(" GREEN"));
    }

    @Test
    void proxyWhenItHasASignInOfItsOwnThenTheChallengeIsRed() {
        spoil("/mcp", aResponse().withStatus(302).withHeader("Location", "/sso"));
        assertThat(firstRed(examined())).isEqualTo("challenge");
    }

    @Test
    void proxyWhenItKeepsAWellKnownDocumentThenThatDocumentIsRed() {
        spoil("/.well-known/oauth-authorization-server", aResponse().withStatus(404));
        assertThat(firstRed(examined())).isEqualTo("server-root");
    }

    @Test
    void proxyWhenItRefusesTokensThenTheTokenIsRedAndTheRestIsNotTried() {
        spoil("/oauth/token", aResponse().withStatus(403));
        List<String> steps = examined();
        assertThat(firstRed(steps)).isEqualTo("token");
        assertThat(steps).contains("tools SKIPPED");
    }

    /** Each step with its state, in order. */
    private List<String> examined() {
        visitor.signIn(portal.person("ada")).open("/doctor").click("Start");
        visitor.sees("What it found");
        return visitor.all(".finding").stream().map(DoctorIT::said).toList();
    }

    private static String said(WebElement step) {
        return step.getAttribute("data-step") + " " + step.getAttribute("data-state");
    }

    private static String firstRed(List<String> steps) {
        return steps.stream().filter(step -> step.endsWith(" RED")).findFirst().orElse("none of " + steps).replace(" RED", "");
    }

    /** The proxy answers one path by itself. */
    private void spoil(String path, ResponseDefinitionBuilder answer) {
        proxy.stubFor(any(urlPathEqualTo(path)).atPriority(1).willReturn(answer));
    }
}
