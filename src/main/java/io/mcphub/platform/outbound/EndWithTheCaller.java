package io.mcphub.platform.outbound;

import io.mcphub.platform.Cancellation;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Cancels a request when its caller stops waiting ({@link io.mcphub.platform.Cancellation}). OkHttp calls it on the thread that
 * makes the request.
 */
final class EndWithTheCaller extends EventListener {
    @Override
    public void callStart(Call call) {
        Cancellation.onCancel(call::cancel);
    }
}
