package io.mcphub.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments as the person reads them: in their zone (UTC until they chose one). */
@Named
@RequestScoped
public class Times {
    @Inject
    LayoutView layout;

    /** Day and minute. */
    public String moment(@Nullable Instant at) {
        return format(at, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    /** The day alone. */
    public String day(@Nullable Instant at) {
        return format(at, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
    }

    /** Day, second and zone. */
    public String exact(@Nullable Instant at) {
        return format(at, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG));
    }

    /** The first moment of a day in the person's zone. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The person's zone. */
    public ZoneId zone() {
        return Optional.ofNullable(layout.preferences().zone()).map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /** The language of the page. */
    public Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    private String format(@Nullable Instant at, DateTimeFormatter as) {
        return at == null ? "" : as.withLocale(locale()).withZone(zone()).format(at);
    }
}
