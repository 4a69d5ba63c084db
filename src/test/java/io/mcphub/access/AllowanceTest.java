package io.mcphub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Shown;
import io.mcphub.platform.HubException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {
    private static final Shown FLAT = Shown.DEFAULT.withNames(ToolNames.FLAT);
    private static final Allowance SLACK = new Allowance(Access.READ, Set.of("slack"), FLAT);

    @Test
    void integrationsWhenNullThenAllElseTheNamedOnes() {
        assertThat(Allowance.ALL.reaches("whatever_comes")).isTrue();
        assertThat(SLACK.reaches("slack")).isTrue();
        assertThat(SLACK.reaches("teamwork")).isFalse();
        assertThat(new Allowance(Access.FULL, Set.of()).reaches("slack")).isFalse();
    }

    @Test
    void writingWhenReadOnlyThenNotPermitted() {
        assertThat(Allowance.ALL.permitsWriting()).isTrue();
        assertThat(SLACK.permitsWriting()).isFalse();
    }

    @Test
    void narrowedThenNeverWiderAndTheRestStays() {
        assertThat(SLACK.narrowedTo(Set.of("slack", "teamwork"))).isEqualTo(SLACK);
        assertThat(SLACK.narrowedTo(Set.of("teamwork"))).isEqualTo(new Allowance(Access.READ, Set.of(), FLAT));
        assertThat(Allowance.ALL.narrowedTo(Set.of("teamwork"))).isEqualTo(new Allowance(Access.FULL, Set.of("teamwork")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Slack", "../slack", "a,b", "9x", "a23456789012345678901234567890123"})
    void idWhenItIsNoneThenInvalid(String id) {
        assertThatThrownBy(() -> new Allowance(Access.FULL, Set.of("slack", id)).requireValid())
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).contains("integrations"));
    }

    @Test
    void idsWhenTheyAreSomeThenValid() {
        assertThat(SLACK.requireValid()).isSameAs(SLACK);
        assertThat(Allowance.ALL.requireValid()).isSameAs(Allowance.ALL);
        assertThat(new Allowance(Access.FULL, Set.of()).requireValid().integrations()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "slack", "slack,teamwork"})
    void columnsWhenWrittenAndReadThenTheSame(String ids) {
        Allowance allowance = new Allowance(Access.READ, ids == null ? null : ids.isEmpty() ? Set.of() : Set.of(ids.split(",")), FLAT);

        assertThat(AllowanceColumns.of(allowance).toAllowance()).isEqualTo(allowance);
    }
}
