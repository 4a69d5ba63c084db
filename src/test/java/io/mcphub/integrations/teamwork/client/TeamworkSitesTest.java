package io.mcphub.integrations.teamwork.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamworkSitesTest {
    private final Map<String, String> variables = new HashMap<>();
    private final TeamworkSites sites = new TeamworkSites();

    TeamworkSitesTest() {
        sites.config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(variables.get(variable));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "https://demo-site.teamwork.com/,https://demo-site.teamwork.com",
        "https://demo-site.eu.teamwork.com,https://demo-site.eu.teamwork.com",
        "demo-site.teamwork.com,https://demo-site.teamwork.com",
        "HTTPS://Demo-Site.Teamwork.COM:443/app/home?x=1#y,https://demo-site.teamwork.com",
        "https://old.teamworkpm.net/,https://old.teamworkpm.net"
    })
    void siteWhenTeamworksOwnThenItsAddressAlone(String given, String address) {
        assertThat(sites.site(given)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://demo-site.teamwork.com",
                "https://teamwork.com.evil.example",
                "https://evilteamwork.com",
                "https://demo-site.teamwork.com:8443",
                "https://demo-site.teamwork.com@evil.example/",
                "https://evil.example/demo-site.teamwork.com",
                "https://evil.example#.teamwork.com",
                "https://evil.example\\.teamwork.com",
                "https://127.0.0.1",
                "https://169.254.169.254/latest",
                "https://[::1]",
                "https://localhost",
                "ftp://demo-site.teamwork.com",
                "file:///etc/passwd",
                "//x/://y",
                "https://demo_site.teamwork.com",
                "https://-.teamwork.com",
                "https://.teamwork.com",
                "https://a.b.c.d.teamwork.com",
                "https://demo-site.teamwork.com.",
                "https:demo-site.teamwork.com",
                "https://demo-site%2eteamwork.com",
                "https://demo site.teamwork.com"
            })
    void siteWhenAnythingElseThenInvalid(String given) {
        HubException e = catchThrowableOfType(HubException.class, () -> sites.site(given));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("site_url");
    }

    @Test
    void siteWhenTheOperatorAllowsItThenPlainHttpToo() {
        variables.put("TEAMWORK_ALLOWED_HOSTS", "tw.example, 127.0.0.1:9000");
        assertThat(sites.allowed("http://tw.example:8080/x").map(Object::toString)).contains("http://tw.example:8080");
        assertThat(sites.allowed("https://TW.example").map(Object::toString)).contains("https://tw.example");
        assertThat(sites.allowed("http://127.0.0.1:9000").map(Object::toString)).contains("http://127.0.0.1:9000");
        assertThat(sites.allowed("http://127.0.0.1:9001")).isEmpty();
        assertThat(sites.allowed("http://127.0.0.1")).isEmpty();
        assertThat(sites.allowed("ftp://tw.example")).isEmpty();
        assertThat(sites.allowed("http://a@tw.example")).isEmpty();
    }

    @Test
    void loginWhenNothingIsSetThenTeamworks() {
        assertThat(sites.login()).hasToString("https://www.teamwork.com");
    }
}
