package io.mcphub.platform.http;

/** The paths at which this hub answers. Asked on threads of the server, so it is a plain object and knows no request. */
public interface ListedPaths {
    /** Whether there is anything at a decoded path for a request with this method. */
    boolean lists(String method, String path);
}
