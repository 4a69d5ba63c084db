package io.mcphub.platform.outbound;

import java.time.Duration;

/**
 * The limits of one kind of request.
 *
 * @param name who is asked, for the log
 * @param reach where the request may go
 * @param json whether the answer should be JSON. If it is not, the log names the request's path. Without this flag the path is
 * never logged, because the address of a file can be a secret
 * @param connect how long connecting may take; looking up the name may take as long again
 * @param read how long the other side may be silent
 * @param call how long everything may take, reading the answer included
 * @param maxBytes the longest answer in bytes after decompression; more is {@link AnswerTooLong}
 */
public record HttpRules(String name, Reach reach, boolean json, Duration connect, Duration read, Duration call, long maxBytes) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(20);
    /** Far above the longest page of a list that providers send. */
    private static final long LARGEST_JSON = 16L * 1024 * 1024;

    /** A provider's JSON API with the usual limits: 3 seconds to connect, 10 of silence, 20 in all, 16 MB. */
    public static HttpRules api(String name, Reach reach) {
        return new HttpRules(name, reach, true, CONNECT, READ, CALL, LARGEST_JSON);
    }

    /** As {@link #api}, for content of any type and with its own limit of size. */
    public static HttpRules files(String name, Reach reach, long maxBytes) {
        return new HttpRules(name, reach, false, CONNECT, READ, CALL, maxBytes);
    }

    /**
     * The same rules with other times.
     *
     * @param silence how long the other side may be silent
     * @param inAll how long everything may take
     */
    public HttpRules within(Duration silence, Duration inAll) {
        return new HttpRules(name, reach, json, connect, silence, inAll, maxBytes);
    }
}
