package dev.sluice.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hours in which the queue may work, by day of the week.
 *
 * @param limited whether they hold; if not, the queue may always work
 * @param zone where the hours are read off the clock
 * @param days the hours that begin on a day; none begin on a day that is missing
 */
public record WorkingHours(boolean limited, ZoneId zone, Map<DayOfWeek, Span> days) {
    /** At any time. */
    public static final WorkingHours ALWAYS = new WorkingHours(false, ZoneOffset.UTC, Map.of());

    /** In so many days every span begins or ends once. */
    private static final int WEEK = 8;

    public WorkingHours {
        days = Map.copyOf(days);
        if (limited && days.isEmpty()) {
            throw new IllegalArgumentException("Hours on no day at all would stop the queue.");
        }
    }

    /**
     * From one time of the day to another; to one of the next day when that comes first on the
     * clock, and round the clock when both are the same.
     */
    public record Span(LocalTime from, LocalTime to) {
        private boolean crossesMidnight() {
            return !from.isBefore(to);
        }
    }

    /** Whether the queue may work at that time. */
    public boolean allow(Instant at) {
        if (!limited) {
            return true;
        }
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalTime time = local.toLocalTime();
        Optional<Span> today = span(local.toLocalDate());
        Optional<Span> yesterday = span(local.toLocalDate().minusDays(1));
        boolean began =
                today.filter(span ->
                                !time.isBefore(span.from())
                                        && (span.crossesMidnight() || time.isBefore(span.to())))
                        .isPresent();
        return began
                || yesterday
                        .filter(span -> span.crossesMidnight() && time.isBefore(span.to()))
                        .isPresent();
    }

    /** When that changes next; empty when it never does. */
    public Optional<Instant> nextChange(Instant after) {
        boolean now = allow(after);
        LocalDate day = LocalDate.ofInstant(after, zone).minusDays(1);
        TreeSet<Instant> edges = new TreeSet<>();
        for (int i = 0; i <= WEEK; i++) {
            LocalDate begins = day.plusDays(i);
            span(begins)
                    .ifPresent(span -> {
                        LocalDate ends = span.crossesMidnight() ? begins.plusDays(1) : begins;
                        edges.add(begins.atTime(span.from()).atZone(zone).toInstant());
                        edges.add(ends.atTime(span.to()).atZone(zone).toInstant());
                    });
        }
        return edges.tailSet(after, false).stream().filter(edge -> allow(edge) != now).findFirst();
    }

    private Optional<Span> span(LocalDate day) {
        return Optional.ofNullable(days.get(day.getDayOfWeek()));
    }
}
