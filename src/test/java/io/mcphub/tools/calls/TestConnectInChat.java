package io.mcphub.tools.calls;

import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.testing.BeanBox;
import java.time.Duration;

/** The real class over links that need no key. */
final class TestConnectInChat {
    private TestConnectInChat() {}

    static ConnectInChat over(Connections connections) {
        ConnectInChat connect = new BeanBox().with(Connections.class, connections).with(ConnectLinks.class, new Links()).get(ConnectInChat.class);
        connect.patience = Duration.ofMillis(50);
        return connect;
    }

    private static final class Links extends ConnectLinks {
        @Override
        public String address(String userId, String integration) {
            return "http://localhost:8000/connect/" + userId + "-" + integration;
        }
    }
}
