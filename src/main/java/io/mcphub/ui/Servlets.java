package io.mcphub.ui;

/** Names of the servlets behind pages. Filters are mapped to these names, so they also cover new pages. */
final class Servlets {
    /** Declared in {@code web.xml}. */
    static final String FACES = "FacesServlet";

    static final String CONNECT = "ConnectServlet";
    static final String HOME = "HomeServlet";
    static final String LIVE = "LiveServlet";
    static final String LOGOUT = "LogoutServlet";

    private Servlets() {}
}
