package io.mcphub.platform.http;

/** The paths of this hub. It is asked on the server's own threads, so it is a plain object and knows no request. */
public interface ListedPaths {
    /** Whether a decoded path is listed for this method. */
    boolean lists(String method, String path);
}
