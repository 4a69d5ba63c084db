package io.mcphub.platform.outbound;

import io.mcphub.platform.Cancellation;
import okhttp3.Call;
import okhttp3.EventListener;

/** Ends a request when nobody waits for its answer any more. Called by the thread that makes the request. */
final class EndWithTheCaller extends EventListener {
    @Override
    public void callStart(Call call) {
        Cancellation.onCancel(call::cancel);
    }
}
