package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.testing.BeanBox;
import io.mcphub.tools.NumberedPages.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedPagesTest {
    private final NumberedPages pages = new BeanBox()
            .with(HubConfig.class, new HubConfig() {
                @Override
                public Secret jwtSecret() {
                    return Secret.of("synthetic-secret-of-the-hub-in-tests");
                }

                @Override
                public java.util.List<Secret> otherJwtSecrets() {
                    return java.util.List.of();
                }
            })
            .get(NumberedPages.class);

    @Test
    void openWhenNoCursorThenTheFirst() {
        assertThat(pages.open("c1", "list", null, 20)).isEqualTo(new Page(1, 20));
    }

    @Test
    void openWhenTheNextThenItKeepsItsSize() {
        assertThat(pages.open("c1", "list", pages.after("c1", "list", new Page(3, 20)), 500)).isEqualTo(new Page(4, 20));
    }

    @Test
    void openWhenANumberThenThatPage() {
        assertThat(pages.open("c1", "list", " 12 ", 20)).isEqualTo(new Page(12, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "123456", "1.5", "x"})
    void openWhenNeitherNumberNorCursorThenRefused(String cursor) {
        assertThat(catchThrowableOfType(HubException.class, () -> pages.open("c1", "list", cursor, 20)).field()).contains("cursor");
    }

    @Test
    void openWhenOfAnotherOwnerThenRefused() {
        String cursor = pages.after("c1", "list", new Page(1, 20));
        assertThat(catchThrowableOfType(HubException.class, () -> pages.open("c2", "list", cursor, 20)).field()).contains("cursor");
    }
}
