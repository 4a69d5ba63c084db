package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.ShippedDeclarations;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the audit log keeps of a call's arguments: the summary without secrets. */
@State(Scope.Benchmark)
public class SummaryInnerLoop {
    private final SecretValues secrets = new SecretValues(new ShippedDeclarations().shapes());
    private final JsonNode arguments = Json.read("{\"channel\":\"C0123456\",\"text\":\"the quick brown fox jumps over the lazy dog\",\"limit\":20,\"token\":\"xoxp-1234567890\"}");

    @Benchmark
    public String summary() {
        return Summariser.values(arguments, secrets);
    }
}
