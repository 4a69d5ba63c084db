package io.mcphub.authorization.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Allowance;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that several give at once is remembered once, and nobody fails. */
class ParallelConsentsTest {
    private static final PendingRequest REQUEST = new PendingRequest("client", "https://client.example.com/callback", null, "mcp", "challenge", "https://hub.example.com/mcp", false);

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void rememberWhenEightAnswerAtOnceThenOneAnswerIsKept(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            writers.database.person("ada");
            List<ConsentStore> stores = writers.beans(ConsentStore.class);

            List<Object> answers = writers.answers(i -> {
                stores.get(i % 2).remember("ada", REQUEST, "Client", Allowance.ALL);
                return "stored";
            });

            assertThat(answers).containsOnly("stored");
            assertThat(writers.count("oauth_consents")).isEqualTo(1);
        }
    }
}
