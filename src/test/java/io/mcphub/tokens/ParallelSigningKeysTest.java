package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that several nodes want to make at once is made once. */
class ParallelSigningKeysTest {
    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void keyWhenEightMakeTheFirstAtOnceThenThereIsOneAndAllHaveIt(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            List<SigningKeys> nodes = writers.beans(SigningKeys.class);

            List<Object> answers = writers.answers(i -> {
                nodes.get(i % 2).load();
                return nodes.get(i % 2).current().getKeyID();
            });

            assertThat(writers.count("signing_keys")).isEqualTo(1);
            assertThat(answers).containsOnly(answers.get(0)).first().isInstanceOf(String.class);
        }
    }
}
