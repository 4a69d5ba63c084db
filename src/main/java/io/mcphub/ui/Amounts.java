package io.mcphub.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as the person reads them. */
@Named
@RequestScoped
public class Amounts {
    private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB");

    @Inject
    Times times;

    /** A whole number with marks between its thousands. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(times.locale()).format(number);
    }

    /** A share of a hundred; 0 of nothing. */
    public String percent(long part, long all) {
        NumberFormat percent = NumberFormat.getPercentInstance(times.locale());
        percent.setMaximumFractionDigits(1);
        return percent.format(all == 0 ? 0 : (double) part / all);
    }

    /** A time in milliseconds or seconds; a dash for null. */
    public String duration(@Nullable Long millis) {
        return millis == null ? "–" : millis < 1000 ? millis + " ms" : decimal(millis / 1000.0) + " s";
    }

    /** Bytes in the unit that suits. */
    public String bytes(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1000 && unit < BYTES.size() - 1) {
            left /= 1000;
            unit++;
        }
        return decimal(left) + " " + BYTES.get(unit);
    }

    private String decimal(double number) {
        Locale locale = times.locale();
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(number < 10 ? 1 : 0);
        return format.format(number);
    }
}
