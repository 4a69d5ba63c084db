package io.mcphub.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void reachWhenAMemberAsksThenForbidden() {
        Caller member = Caller.person("ada-id", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX);

        assertThat(catchThrowableOfType(HubException.class, () -> new Doctor().reach(member)).problem()).isEqualTo(Problem.FORBIDDEN);
    }
}
