package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each page waits inside the one before it, as on threads of their own. */
class ProviderWaitsTest {
    private final ProviderWaits waits = new ProviderWaits();

    @Test
    void askWhenAUserHasTwoPagesThenTheThirdIsRefused() {
        assertThat(nested(ProviderWaits.OF_ONE_USER, "ada", () -> refused("ada"))).isTrue();
        assertThat(nested(ProviderWaits.OF_ONE_USER, "ada", () -> refused("ben"))).isFalse();
    }

    @Test
    void askWhenEightPagesWaitThenTheNinthIsRefused() {
        Supplier<Boolean> ninth = () -> refused("ida");
        for (String user : new String[] {"ada", "ben", "cleo", "dan"}) {
            Supplier<Boolean> inner = ninth;
            ninth = () -> nested(ProviderWaits.OF_ONE_USER, user, inner);
        }

        assertThat(ninth.get()).isTrue();
    }

    @Test
    void askWhenTheWorkFailsThenItsPlaceIsFreeAgain() {
        for (int i = 0; i <= ProviderWaits.IN_ALL; i++) {
            assertThat(catchThrowableOfType(HubException.class, () -> waits.ask("ada", () -> {
                throw HubException.notFound("no");
            })).problem()).isEqualTo(Problem.NOT_FOUND);
        }
    }

    private <T> T nested(int depth, String user, Supplier<T> innermost) {
        return depth == 0 ? innermost.get() : waits.ask(user, () -> nested(depth - 1, user, innermost));
    }

    private boolean refused(String user) {
        try {
            return !waits.ask(user, () -> true);
        } catch (HubException busy) {
            assertThat(busy.problem()).isEqualTo(Problem.RATE_LIMITED);
            return true;
        }
    }
}
