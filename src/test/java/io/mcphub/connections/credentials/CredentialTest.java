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
    private static Credential credential(Reach writes, Map<String, String> details) {
        return new Credential("c1", "u1", Secret.of("t"), details, Reach.ALL, writes);
    }

    @Test
    void zoneWhenKnownThenTheAccountsElseUtc() {
        assertThat(credential(Reach.ALL, Map.of("tz", "Europe/Berlin")).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(credential(Reach.ALL, Map.of("tz", "Mars/Base")).zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(credential(Reach.ALL, Map.of()).zone()).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({"C1,,true", "C2,general,true", "C2,#General,true", "C2,random,false", "c1,,false", "C2,,false", "D9,@ben,true", "general,,false"})
    void requireWriteWhenOnlySomeTargetsThenByExactIdOrName(String id, @Nullable String name, boolean allowed) {
        Credential some = credential(Reach.only(List.of("C1", "#general", "@ben")), Map.of());
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
        Credential none = credential(Reach.NONE, Map.of());
        assertThat(catchThrowableOfType(HubException.class, none::requireWrites).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(catchThrowableOfType(HubException.class, () -> none.requireWrite("C1", null)).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThatCode(() -> credential(Reach.ALL, Map.of()).requireWrite("C1", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"42,@ada,true", "7,@ADA,true", "7,family,true", "7,folder:work,true", "7,ada,false", "7,@family,false", "4,@ben,false"})
    void requireReadWhenOnlySomeTargetsThenByOneOfItsNamesAsTheyAre(String id, String name, boolean allowed) {
        Credential some = credential(Reach.NONE, Map.of()).with(Reach.only(List.of("42", "@ada", "Family", "folder:Work")), Reach.NONE);
        HubException refused = catchThrowableOfType(HubException.class, () -> some.requireRead(List.of(id, name)));
        assertThat(some.mayRead(List.of(id, name))).isEqualTo(allowed);
        assertThat(refused == null).isEqualTo(allowed);
        if (refused != null) {
            assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
            assertThat(refused.publicDetail()).contains("read 42, @ada, Family, folder:Work only", "Tools may read");
        }
    }

    @Test
    void requireWriteWhenTheTargetHasSeveralNamesThenByOneOfThemAsTheyAre() {
        Credential some = credential(Reach.only(List.of("@ada")), Map.of());
        assertThatCode(() -> some.requireWrite(List.of("42", "@Ada"))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(HubException.class, () -> some.requireWrite(List.of("42", "ada"))).publicDetail()).contains("write to @ada only");
        assertThat(catchThrowableOfType(HubException.class, () -> credential(Reach.NONE, Map.of()).requireWrite(List.of("42"))).publicDetail()).contains("only read");
    }

    @Test
    void readsWhenNoneThenAlwaysRefused() {
        Credential none = credential(Reach.ALL, Map.of()).with(Reach.NONE, Reach.ALL);
        assertThat(catchThrowableOfType(HubException.class, none::requireReads).publicDetail()).contains("read nothing");
        assertThat(none.mayRead(List.of("42"))).isFalse();
        assertThatCode(() -> credential(Reach.NONE, Map.of()).requireRead(List.of("42"))).doesNotThrowAnyException();
    }

    @Test
    void policyWhenStoredThenReadBack() {
        for (Reach policy : List.of(Reach.ALL, Reach.NONE, Reach.only(List.of("#a", "C1")))) {
            assertThat(Reach.ofStored(policy.stored())).isEqualTo(policy);
        }
    }
}
