package io.mcphub.integrations.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;

/** One call of the Web API. */
@FunctionalInterface
public interface SlackCall<T> {
    T on(MethodsClient slack) throws IOException, SlackApiException;
}
