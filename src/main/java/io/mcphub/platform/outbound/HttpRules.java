package io.mcphub.platform.outbound;

import java.time.Duration;

/**
 * What holds for a kind of request.
 *
 * @param name who is asked, for the log
 * @param reach where the request may go
 * @param json whether the answer should be JSON; another one is logged, and the path of the request with it. Without, the path is
 *     never logged: addresses of files can be keys to them
 * @param connect how long connecting may take, and looking the name up as long again
 * @param read how long the other side may be silent
 * @param call how long everything may take, reading the answer included
 * @param maxBytes the longest answer, unpacked; a longer one is {@link AnswerTooLong}
 */
public record HttpRules(String name, Reach reach, boolean json, Duration connect, Duration read, Duration call, long maxBytes) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(20);
    /** A page of the longest lists that providers give is far below. */
    private static final long LARGEST_JSON = 16L * 1024 * 1024;

    /** A provider's JSON API with the usual limits: 3 seconds to connect, 10 of silence, 20 in all, 16 MB. */
    public static HttpRules api(String name, Reach reach) {
        return new HttpRules(name, reach, true, CONNECT, READ, CALL, LARGEST_JSON);
    }

    /** As {@link #api}, for bytes of any type. */
    public static HttpRules files(String name, Reach reach, long maxBytes) {
        return new HttpRules(name, reach, false, CONNECT, READ, CALL, maxBytes);
    }

    /** The same with other limits of time. */
    public HttpRules within(Duration silence, Duration inAll) {
        return new HttpRules(name, reach, json, connect, silence, inAll, maxBytes);
    }
}
