package io.mcphub.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.oauth.OAuthApplication;
import io.mcphub.oauth.WellKnownApplication;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationTextTest {
    @Test
    void textsWhenComparedWithTheResourcesThenEachOperationHasOneAndNoneIsLeftOver() {
        Stream<RestOperation> oauth = RestOperation.of(List.of(new OAuthApplication(), new WellKnownApplication())).stream().filter(operation -> !operation.verb().equals("OPTIONS"));

        assertThat(OperationText.all()).containsOnlyKeys(Stream.concat(oauth, RestOperation.of(OpenApiFilter.APPLICATIONS).stream()).map(RestOperation::name).toList());
    }

    @Test
    void textsWhenTheResourceTakesABodyThenThereIsAnExample() {
        assertThat(RestOperation.of(OpenApiFilter.APPLICATIONS)).filteredOn(operation -> operation.body().isPresent())
                .allSatisfy(operation -> assertThat(OperationText.all().get(operation.name()).example()).as(operation.name()).isNotNull());
    }
}
