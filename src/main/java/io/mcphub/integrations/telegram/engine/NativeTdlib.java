package io.mcphub.integrations.telegram.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The native library (https://core.telegram.org/tdlib/docs/td__json__client_8h.html). A fault in it can end the process. It must be
 * loaded once: two receiving threads on one file end the process too.
 */
public final class NativeTdlib implements Tdlib {
    /** RTLD_LAZY and RTLD_NODELETE: the library must never be unloaded, and its symbols, such as OpenSSL's, stay its own. */
    private static final int OPEN_FLAGS = 0x1 | 0x1000;

    private final Functions functions;

    /** Its functions in C. */
    interface Functions extends Library {
        int td_create_client_id();

        void td_send(int client, String request);

        @Nullable String td_receive(double timeout);

        @Nullable String td_execute(String request);
    }

    /** Loads the library. Throws {@link UnsatisfiedLinkError} if this machine cannot. */
    public NativeTdlib(String path) {
        functions = Native.load(path, Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8", Library.OPTION_OPEN_FLAGS, OPEN_FLAGS));
        // Fatal errors only: its other messages may quote what people write.
        execute("{\"@type\":\"setLogVerbosityLevel\",\"new_verbosity_level\":0}");
    }

    @Override
    public int create() {
        return functions.td_create_client_id();
    }

    @Override
    public void send(int client, String request) {
        functions.td_send(client, request);
    }

    @Override
    public @Nullable String receive(double seconds) {
        return functions.td_receive(seconds);
    }

    @Override
    public String execute(String request) {
        String answer = functions.td_execute(request);
        return answer == null ? "" : answer;
    }
}
