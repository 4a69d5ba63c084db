package io.mcphub.ui;

import io.mcphub.platform.http.ReaderLanguage;
import io.mcphub.users.Language;
import io.mcphub.users.Users;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;

/** Tells pages outside of Faces which language the person chose. */
@ApplicationScoped
public class ChosenLanguage implements ReaderLanguage {
    private static final System.Logger LOG = System.getLogger(ChosenLanguage.class.getName());

    @Inject
    SessionCookie cookie;

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    /** Such a page must come even if the database does not answer. */
    @Override
    public Optional<Locale> of(HttpServletRequest request) {
        try {
            return cookie.read(request).flatMap(sessions::find).map(users::preferences).flatMap(chosen -> Optional.ofNullable(chosen.language())).map(Language::locale);
        } catch (RuntimeException unavailable) {
            LOG.log(Level.DEBUG, "no language for a page about a problem: {0}", unavailable.toString());
            return Optional.empty();
        }
    }
}
