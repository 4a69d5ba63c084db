package io.mcphub.platform.http;

/** The hub's public address. It never comes from a request's Host header. The package {@code settings} implements it. */
public interface PublicUrl {
    /** The setting {@code public_base_url}, else {@code BASE_URL}; without a trailing slash. */
    String base();
}
