package io.mcphub.ui.filters;

import io.mcphub.ui.connecting.ConnectServlet;
import io.mcphub.ui.home.HomeServlet;
import io.mcphub.ui.home.LiveServlet;
import io.mcphub.ui.signin.LogoutServlet;

/** Names of the servlets behind pages. Filters are mapped to these names, so they also cover new pages. */
public final class Servlets {
    /** Declared in {@code web.xml}. */
    public static final String FACES = "FacesServlet";

    public static final String CONNECT = "ConnectServlet";
    public static final String HOME = "HomeServlet";
    public static final String LIVE = "LiveServlet";
    public static final String REFERENCE = "ReferenceServlet";
    public static final String LOGOUT = "LogoutServlet";

    private Servlets() {}
}
