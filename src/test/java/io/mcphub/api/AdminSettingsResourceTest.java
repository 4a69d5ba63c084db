package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.doctor.Check;
import io.mcphub.doctor.Doctor;
import io.mcphub.platform.queue.RecordedRequests;
import io.mcphub.testing.RestDoor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdminSettingsResourceTest {
    private final CurrentCaller caller = new CurrentCaller();
    private final RecordedRequests requests = new RecordedRequests();
    private final Doctor doctor = new Doctor() {
        @Override
        public Check reach(Caller asking) {
            return new Check("address", Check.State.YELLOW, "unreachable", "GET /health", "no answer");
        }
    };
    private final RestDoor door = RestDoor.of(new AdminApplication(), caller, doctor, requests);

    @Test
    void checkAddressWhenAnAdminAsksThenWhatTheDoctorFound() {
        caller.set(Caller.person("eva-id", Role.ADMIN, Caller.Credential.LOGIN_TOKEN, "j", Instant.MAX));

        RestDoor.Answer answer = door.send("POST", "admin/settings/check_address", "");

        assertThat(answer.json().path("advice").asText()).isEqualTo("unreachable");
        assertThat(answer.json().path("state").asText()).isEqualTo("yellow");
        assertThat(requests.asked).containsExactly("eva-id the public address");
    }
}
