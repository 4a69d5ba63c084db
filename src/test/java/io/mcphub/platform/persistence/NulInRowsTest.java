package io.mcphub.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A text with U+0000 that no door has refused: both databases refuse it, and give the same reason. */
class NulInRowsTest {
    private static final String ID = "a\0";

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void textWhenItHasOneThenNeitherWrittenNorSearched(TestProduct product) {
        try (TestDatabase database = new TestDatabase(product)) {
            Throwable written = catchThrowable(() -> database.run(em -> em.createNativeQuery("UPDATE users SET email = ?1").setParameter(1, ID).executeUpdate()));
            Throwable searched = catchThrowable(() -> database.entityManager().createNativeQuery("SELECT id FROM users WHERE id = ?1").setParameter(1, ID).getResultList());

            assertThat(state(written)).isEqualTo("22021");
            assertThat(state(searched)).isEqualTo("22021");
        }
    }

    private static String state(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return refused.getSQLState();
            }
        }
        return Assertions.fail("refused by no database", thrown);
    }
}
