package io.mcphub.ui.account;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.Language;
import io.mcphub.users.Preferences;
import io.mcphub.users.Theme;
import io.mcphub.users.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page {@code /account}: how pages speak to the person. */
@Named
@RequestScoped
public class AccountView {
    private static final String SAVED = "preferences-saved";

    @Inject
    CurrentCaller caller;

    @Inject
    Users users;

    @Inject
    Browser browser;

    private @Nullable String name;
    private @Nullable String zone;
    private @Nullable Theme theme;
    private @Nullable Language language;

    @PostConstruct
    void load() {
        Preferences now = users.preferences(caller.get());
        name = now.name();
        zone = now.zone();
        theme = now.theme();
        language = now.language();
    }

    /** Stores what the form says. */
    public void save() {
        try {
            users.prefer(caller.get(), new Preferences(name, zone, theme, language));
            browser.goTo(caller.get(), "/account", new Receipt(SAVED, ""));
        } catch (HubException refused) {
            browser.tell("preferences", refused);
        }
    }

    /** Whether the browser comes from a save. */
    public boolean isSaved() {
        return browser.receipt(caller.get()).filter(done -> done.what().equals(SAVED)).isPresent();
    }

    /** Every zone that can be chosen. */
    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/")).sorted().toList();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public @Nullable Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }

    public @Nullable Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }
}
