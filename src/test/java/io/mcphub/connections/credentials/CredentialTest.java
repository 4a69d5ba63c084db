package io.mcphub.connections.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
    private static Credential credential(WritePolicy writes, Map<String, String> details) {
        return new Credential("c1", "u1", Secret.of("t"), details, writes);
    }

    @Test
    void zoneWhenKnownThenTheAccountsElseUtc() {
        assertThat(credential(WritePolicy.ALL, Map.of("tz", "Europe/Berlin")).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(credential(WritePolicy.ALL, Map.of("tz", "Mars/Base")).zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(credential(WritePolicy.ALL, Map.of()).zone()).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({"C1,,true", "C2,general,true", "C2,#General,true", "C2,random,false", "c1,,false", "C2,,false", "D9,@ben,true", "general,,false"})
    void requireWriteWhenOnlySomeTargetsThenByExactIdOrName(String id, @Nullable String name, boolean allowed) {
        Credential some = credential(WritePolicy.only(List.of("C1", "#general", "@ben")), Map.of());
        assertThatCode(some::requireWrites).doesNotThrowAnyException();
        HubException refused = catchThrowableOfType(HubException.class, () -> some.requireWrite(id, name));
        assertThat(refused == null).isEqualTo(allowed);
        if (refused != null) {
            assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
            assertThat(refused.publicDetail()).contains("C1, #general, @ben").contains("/connections");
        }
    }

    @Test
    void requireWriteWhenNoneThenAlwaysRefused() {
        Credential none = credential(WritePolicy.NONE, Map.of());
        assertThat(catchThrowableOfType(HubException.class, none::requireWrites).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(catchThrowableOfType(HubException.class, () -> none.requireWrite("C1", null)).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThatCode(() -> credential(WritePolicy.ALL, Map.of()).requireWrite("C1", null)).doesNotThrowAnyException();
    }

    @Test
    void policyWhenStoredThenReadBack() {
        for (WritePolicy policy : List.of(WritePolicy.ALL, WritePolicy.NONE, WritePolicy.only(List.of("#a", "C1")))) {
            assertThat(WritePolicy.ofStored(policy.stored())).isEqualTo(policy);
        }
    }
}
