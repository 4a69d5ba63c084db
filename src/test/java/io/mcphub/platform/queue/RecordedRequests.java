package io.mcphub.platform.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Requests that run where they are handed in, and what was asked for: {@code user provider}. */
public final class RecordedRequests extends ProviderRequests {
    public final List<String> asked = new ArrayList<>();

    public RecordedRequests() {
        queue = TestQueue.direct();
    }

    @Override
    public <T> CompletionStage<T> ask(String user, String provider, Supplier<T> work) {
        asked.add(user + " " + provider);
        return super.ask(user, provider, work);
    }
}
