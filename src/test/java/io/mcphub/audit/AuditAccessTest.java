package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may read what of the audit log. */
class AuditAccessTest {
    private final List<AuditFilter> searched = new ArrayList<>();
    private final AuditLog log = new AuditLog() {
        @Override
        AuditPage find(AuditFilter filter) {
            searched.add(filter);
            return new AuditPage(List.of(), null, null);
        }
    };

    @Test
    void everybodysWhenNotAdminThenForbiddenEvenForTheirOwn() {
        for (AuditFilter filter : List.of(AuditFilter.all(), AuditFilter.all().of("u1"))) {
            HubException refused = catchThrowableOfType(HubException.class, () -> log.everybodys(caller(Role.USER), filter));
            assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
        }
        assertThat(searched).isEmpty();
    }

    @Test
    void ownWhenAnotherUserIsAskedForThenStillOnlyTheCallers() {
        log.own(caller(Role.ADMIN), AuditFilter.all().of("somebody-else"));

        assertThat(searched).singleElement().extracting(AuditFilter::user).isEqualTo("u1");
    }

    @Test
    void everybodysWhenAdminThenAnyUser() {
        log.everybodys(caller(Role.ADMIN), AuditFilter.all().of("somebody-else"));

        assertThat(searched).singleElement().extracting(AuditFilter::user).isEqualTo("somebody-else");
    }

    private static Caller caller(Role role) {
        return Caller.person("u1", role, Caller.Credential.LOGIN_TOKEN, "j1", Instant.EPOCH);
    }
}
