package dev.sluice.desktop.history;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** How far back the list goes. */
public enum HistoryPeriod {
    ALL(Optional.empty()),
    WEEK(Optional.of(Period.ofDays(7))),
    MONTH(Optional.of(Period.ofDays(30))),
    YEAR(Optional.of(Period.ofYears(1)));

    private final Optional<Period> length;

    HistoryPeriod(Optional<Period> length) {
        this.length = length;
    }

    /** The beginning of its first day; empty for all. */
    Optional<Instant> since(Instant now, ZoneId zone) {
        return length.map(
                back -> now.atZone(zone).toLocalDate().minus(back).atStartOfDay(zone).toInstant());
    }

    String messageKey() {
        return switch (this) {
            case ALL -> "history.period.all";
            case WEEK -> "history.period.week";
            case MONTH -> "history.period.month";
            case YEAR -> "history.period.year";
        };
    }
}
