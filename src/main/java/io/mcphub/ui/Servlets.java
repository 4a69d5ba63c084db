package io.mcphub.ui;

/** The names of the servlets behind the pages. Filters hang on these names, so a new page is covered without being listed. */
final class Servlets {
    /** Declared in {@code web.xml}. */
    static final String FACES = "FacesServlet";

    static final String CONNECT = "ConnectServlet";
    static final String HOME = "HomeServlet";
    static final String LOGOUT = "LogoutServlet";

    private Servlets() {}
}
