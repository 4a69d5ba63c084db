package io.mcphub.platform.http;

/** The hub's public address, never taken from a request's Host header; {@code settings} knows it. */
public interface PublicUrl {
    /** Without a trailing slash: the setting {@code public_base_url}, else {@code BASE_URL}. */
    String base();
}
