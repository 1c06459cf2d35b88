package dev.sluice.pipelines.files;

import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;

/** A month, and perhaps a day of it, that a name speaks of. */
public record Period(YearMonth month, OptionalInt day) {

    /** {@code 2024-01}. */
    @Override
    public String toString() {
        return month + (day.isPresent() ? "-%02d".formatted(day.getAsInt()) : "");
    }

    /**
     * Finds the period in a path's text with {@code /} or {@code \} between names; the one nearest
     * its end wins.
     */
    public static Optional<Period> in(String path) {
        return PeriodFinder.find(path);
    }
}
