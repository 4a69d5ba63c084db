package io.mcphub.ui;

/** The Content-Security-Policy of pages. */
public final class PagePolicy {
    public static final String HEADER = "Content-Security-Policy";

    /** {@code script-src} comes last, because PrimeFaces appends its nonce to the last directive. */
    public static final String STRICT = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; script-src 'self'";

    /** The attribute of a request with the policy of its page, to which PrimeFaces adds its nonce. */
    public static final String ATTRIBUTE = PagePolicy.class.getName();

    private PagePolicy() {}
}
