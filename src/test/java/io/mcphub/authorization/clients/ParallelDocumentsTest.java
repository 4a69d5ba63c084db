package io.mcphub.authorization.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document that several fetch at once is kept once, and nobody fails. */
class ParallelDocumentsTest {
    private static final ClientDocument DOCUMENT = new ClientDocument("https://client.example.com/id", "Client", List.of("https://client.example.com/callback"), List.of("authorization_code"));

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void keepWhenEightFetchAtOnceThenOneCopyIsKept(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            List<ClientDocumentStore> stores = writers.beans(ClientDocumentStore.class);

            List<Object> answers = writers.answers(i -> {
                stores.get(i % 2).keep(DOCUMENT, Duration.ofHours(1));
                return "stored";
            });

            assertThat(answers).containsOnly("stored");
            assertThat(writers.count("oauth_client_documents")).isEqualTo(1);
        }
    }
}
