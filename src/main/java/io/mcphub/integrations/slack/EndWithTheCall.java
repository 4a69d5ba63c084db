package io.mcphub.integrations.slack;

import io.mcphub.platform.Cancellation;
import okhttp3.Call;
import okhttp3.EventListener;

/** Ends a request to Slack when nobody waits for the tool's answer any more. Called by the thread that makes the request. */
final class EndWithTheCall extends EventListener {
    @Override
    public void callStart(Call call) {
        Cancellation.onCancel(call::cancel);
    }
}
