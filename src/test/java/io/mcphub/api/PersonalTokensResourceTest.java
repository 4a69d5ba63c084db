package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.audit.AuditPage;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.testing.RestDoor;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTokensResourceTest {
    private final List<PersonalToken.Wish> granted = new ArrayList<>();
    private final CurrentCaller caller = new CurrentCaller();
    private final RestDoor door = RestDoor.of(
            new AuthApplication(),
            caller,
            new ConfirmedCaller() {
                @Override
                public Caller of(@Nullable Secret currentPassword) {
                    return PersonalTokensResourceTest.this.caller.get();
                }
            },
            new ToolCatalogue() {
                @Override
                public List<RegisteredTool> all(Caller who) {
                    return List.of();
                }
            },
            new Connections() {
                @Override
                public List<IntegrationSummary> integrations(Caller who) {
                    return List.of(new IntegrationSummary("slack", "Slack", "", List.of("token"), List.of(), true, null, List.of()));
                }
            },
            new PersonalAccessTokens() {
                @Override
                public Created create(Caller who, PersonalToken.Wish wish) {
                    granted.add(wish);
                    throw HubException.conflict("granted");
                }
            });

    @BeforeEach
    void signIn() {
        caller.set(Caller.person("ada", Role.USER, Caller.Credential.LOGIN_TOKEN, "jti", Instant.MAX));
    }

    @Test
    void answersWhenSomethingIsNullThenItIsThere() {
        Instant now = Instant.EPOCH;
        assertThat(Json.write(new PersonalTokensResource.ListedToken("i", "n", Access.FULL, null, ToolNames.DOTTED, ToolsMode.ALL, true, now, null, null)))
                .contains("\"integrations\":null", "\"expires_at\":null", "\"last_used_at\":null");
        assertThat(Json.write(new PersonalTokensResource.CreatedToken("i", "t", "n", null, Access.FULL, null, ToolNames.DOTTED, ToolsMode.ALL, true, now, null)))
                .contains("\"integrations\":null", "\"expires_in_days\":null", "\"expires_at\":null");
        assertThat(Json.write(new AuditPage(List.of(), null, null))).isEqualTo("{\"items\":[],\"next_cursor\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"name\":\"a\",\"integrations\":[\"nope\"]}|integrations",
        "{\"name\":\"a\",\"integrations\":[\"slack\",\"Slack\"]}|integrations",
        "{\"name\":\"a\",\"integration\":[\"slack\"]}|integration",
        "{\"name\":\"a\",\"expires_in\":1}|expires_in",
        "{\"name\":\"a\",\"access\":\"write\"}|access",
        "{\"name\":\"a\",\"tools\":\"some\"}|tools",
        "{\"name\":7}|name"
    })
    void createWhenAMemberIsNotAcceptableThenNamedAndNothingIsMade(String body, String field) {
        assertThat(refused(body).field()).isEqualTo(field);
        assertThat(granted).isEmpty();
    }

    @Test
    void createWhenTheIntegrationsExistThenGranted() {
        refused("{\"name\":\"a\",\"integrations\":[\"slack\"]}");

        assertThat(granted).singleElement().satisfies(wish -> assertThat(wish.allowance().integrations()).containsExactly("slack"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"name\":\"a\"}|90", "{\"name\":\"a\",\"expires_in_days\":7}|7", "{\"name\":\"a\",\"expires_in_days\":null}|"})
    void createWhenTheEndIsNullThenToldFromAbsence(String body, @Nullable Integer days) {
        refused(body);

        assertThat(granted).singleElement().satisfies(wish -> assertThat(wish.expiresInDays()).isEqualTo(days));
    }

    private RestDoor.Answer refused(String body) {
        return door.send("POST", "personal_token", body);
    }
}
