package io.mcphub.connections.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrantedScopesTest {
    @Test
    void missingWhenNoAlternativeWasGrantedThenTheFirstSuchNeed() {
        assertThat(GrantedScopes.missing(List.of("search:read.public"), List.of("search:read|search:read.public"))).isEmpty();
        assertThat(GrantedScopes.missing(List.of("a"), List.of("a", "b|c", "d"))).contains("b|c");
        assertThat(GrantedScopes.missing(List.of(), List.of("a"))).isEmpty();
    }

    @Test
    void requireWhenTheAccountLacksItThenForbiddenWithWhatToDo() {
        Credential account = new Credential("c1", "u1", Secret.of("x"), Map.of(Credential.SCOPES, "pins:read, chat:write"));
        assertThatCode(() -> account.requireScopes(List.of("chat:write", "pins:read"))).doesNotThrowAnyException();
        HubException refused = catchThrowableOfType(HubException.class, () -> account.requireScopes(List.of("pins:write|pins:manage")));
        assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(refused.publicDetail()).contains("pins:write or pins:manage").contains("/connections");
    }
}
