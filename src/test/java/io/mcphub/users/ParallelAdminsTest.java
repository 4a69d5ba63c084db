package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Role;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules about all people hold when several change at once. */
class ParallelAdminsTest {
    private static final UserChange NO_ADMIN = new UserChange(null, null, null, Role.USER);

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void changeWhenEightAdminsDemoteEachOtherThenOneRemains(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            for (int i = 0; i < EightWriters.COUNT; i++) {
                writers.database.person("admin-" + i);
            }
            writers.database.run(em -> em.createNativeQuery("UPDATE users SET role = 'ADMIN'").executeUpdate());
            List<UserStore> stores = writers.beans(UserStore.class);

            writers.answers(i -> stores.get(i % 2).change("admin-" + i, NO_ADMIN, "admin-" + (i + 1) % EightWriters.COUNT));

            assertThat(writers.count("users WHERE role = 'ADMIN'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void firstAdminWhenEightNodesStartThenOneIsMade(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            List<UserStore> stores = writers.beans(UserStore.class);

            List<Object> answers = writers.answers(i -> stores.get(i % 2).insertFirstAdmin("admin" + i + "@example.com", "hash"));

            assertThat(answers).as("nobody failed").noneMatch(RuntimeException.class::isInstance);
            assertThat(writers.count("users")).isEqualTo(1);
        }
    }
}
