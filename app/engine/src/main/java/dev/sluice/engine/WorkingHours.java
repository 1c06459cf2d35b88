package dev.sluice.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * In so many days every span begins or ends once, even if clocks that go forward leave out the
     * only one of a week.
     */
    private static final int HORIZON = 16;

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

    /**
     * When that changes next; empty when it never does. An hour that the clock shows twice counts
     * both times.
     */
    public Optional<Instant> nextChange(Instant after) {
        boolean now = allow(after);
        LocalDate day = LocalDate.ofInstant(after, zone).minusDays(1);
        TreeSet<Instant> edges = new TreeSet<>();
        for (int i = 0; i <= HORIZON; i++) {
            LocalDate begins = day.plusDays(i);
            span(begins)
                    .ifPresent(span -> {
                        LocalDate ends = span.crossesMidnight() ? begins.plusDays(1) : begins;
                        edges.addAll(passes(begins.atTime(span.from())));
                        edges.addAll(passes(ends.atTime(span.to())));
                    });
        }
        edges.addAll(clockShifts(after, day.plusDays(HORIZON)));
        return edges.tailSet(after, false).stream().filter(edge -> allow(edge) != now).findFirst();
    }

    /** When the clock shows that time: once, twice, or never on a day that leaves it out. */
    private List<Instant> passes(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).stream().map(local::toInstant).toList();
    }

    /** A clock that is put forward or back can jump into a span or out of it. */
    private List<Instant> clockShifts(Instant after, LocalDate last) {
        Instant end = last.atStartOfDay(zone).toInstant();
        List<Instant> shifts = new ArrayList<>();
        for (ZoneOffsetTransition shift = zone.getRules().nextTransition(after);
                shift != null && shift.getInstant().isBefore(end);
                shift = zone.getRules().nextTransition(shift.getInstant())) {
            shifts.add(shift.getInstant());
        }
        return shifts;
    }

    private Optional<Span> span(LocalDate day) {
        return Optional.ofNullable(days.get(day.getDayOfWeek()));
    }
}
