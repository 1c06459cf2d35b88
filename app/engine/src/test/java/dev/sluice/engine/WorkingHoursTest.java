package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

final class WorkingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday to Friday by night, Saturday in the morning; 2 March 2026 is a Monday. */
    private static final WorkingHours HOURS = hours();

    private static WorkingHours hours() {
        Map<DayOfWeek, WorkingHours.Span> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, span("22:00", "06:00"));
        }
        days.put(DayOfWeek.SATURDAY, span("08:00", "12:00"));
        days.remove(DayOfWeek.SUNDAY);
        return new WorkingHours(true, BERLIN, days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T05:59, false", // nothing began on Sunday
        "2026-03-02T21:59, false",
        "2026-03-02T22:00, true",
        "2026-03-03T00:00, true",
        "2026-03-03T05:59, true",
        "2026-03-03T06:00, false",
        "2026-03-07T05:00, true", // what began on Friday
        "2026-03-07T07:00, false",
        "2026-03-07T11:59, true",
        "2026-03-07T12:00, false",
        "2026-03-08T23:00, false",
    })
    void hoursOfOneDayMayEndOnTheNext(LocalDateTime local, boolean allowed) {
        assertThat(HOURS.allow(at(local))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00, 2026-03-02T22:00",
        "2026-03-02T22:00, 2026-03-03T06:00",
        "2026-03-07T03:00, 2026-03-07T06:00",
        "2026-03-07T12:00, 2026-03-09T22:00",
    })
    void theNextChangeIsKnown(LocalDateTime from, LocalDateTime change) {
        assertThat(HOURS.nextChange(at(from))).contains(at(change));
    }

    @Test
    void spansThatMeetAreOne() {
        WorkingHours round = everyDay("06:00", "06:00");

        assertThat(round.allow(at(LocalDateTime.parse("2026-03-02T06:00")))).isTrue();
        assertThat(round.nextChange(at(LocalDateTime.parse("2026-03-02T12:00")))).isEmpty();
    }

    @Test
    void theEndOfSummerTimeMakesANightAnHourLonger() {
        WorkingHours nights = everyDay("22:00", "06:00");
        Instant begins = at(LocalDateTime.parse("2026-10-24T22:00"));

        assertThat(nights.nextChange(begins)).contains(begins.plus(Duration.ofHours(9)));
    }

    /** On 25 October 2026 Berlin shows 02:00 to 03:00 twice, first at +02:00, then at +01:00. */
    @ParameterizedTest
    @CsvSource({
        "01:00, 02:30, 2026-10-25T01:30+02:00, 2026-10-25T02:30+02:00",
        "01:00, 02:30, 2026-10-25T02:30+02:00, 2026-10-25T02:00+01:00", // in again, put back
        "01:00, 02:30, 2026-10-25T02:00+01:00, 2026-10-25T02:30+01:00",
        "01:00, 02:30, 2026-10-25T02:30+01:00, 2026-10-26T01:00+01:00",
        "02:30, 06:00, 2026-10-25T01:00+02:00, 2026-10-25T02:30+02:00",
        "02:30, 06:00, 2026-10-25T02:45+02:00, 2026-10-25T02:00+01:00", // out again, put back
        "02:30, 06:00, 2026-10-25T02:00+01:00, 2026-10-25T02:30+01:00",
        "02:15, 02:45, 2026-10-25T02:45+02:00, 2026-10-25T02:15+01:00",
    })
    void anHourShownTwiceCountsBothTimes(
            String from, String to, OffsetDateTime at, OffsetDateTime change) {
        assertThat(everyDay(from, to).nextChange(at.toInstant())).contains(change.toInstant());
    }

    /** On 29 March 2026 Berlin goes from 02:00+01:00 straight to 03:00+02:00. */
    @ParameterizedTest
    @CsvSource({
        "02:30, 06:00, 2026-03-29T01:00+01:00, 2026-03-29T03:00+02:00",
        "22:00, 02:30, 2026-03-29T01:00+01:00, 2026-03-29T03:00+02:00",
        "02:15, 02:45, 2026-03-29T01:00+01:00, 2026-03-30T02:15+02:00",
    })
    void anHourLeftOutBeginsAndEndsWhatFallsInIt(
            String from, String to, OffsetDateTime at, OffsetDateTime change) {
        assertThat(everyDay(from, to).nextChange(at.toInstant())).contains(change.toInstant());
    }

    @Test
    void aWeekWhoseOnlyHoursAreLeftOutIsSkipped() {
        WorkingHours sundays =
                new WorkingHours(true, BERLIN, Map.of(DayOfWeek.SUNDAY, span("02:15", "02:45")));

        assertThat(sundays.nextChange(at(LocalDateTime.parse("2026-03-22T02:45"))))
                .contains(at(LocalDateTime.parse("2026-04-05T02:15")));
    }

    /** Steps through a fortnight around each shift, minute by minute, as slowly as it is sure. */
    @ParameterizedTest
    @CsvSource({"2026-03-22T00:00", "2026-10-18T00:00"})
    void theNextChangeIsTheFirstMinuteThatDiffers(LocalDateTime start) {
        for (String from : List.of("01:00", "02:00", "02:20", "03:00", "22:00")) {
            for (String to : List.of("01:30", "02:00", "02:40", "03:00", "06:00")) {
                WorkingHours hours = everyDay(from, to);
                Instant end = at(start.plusDays(14));
                Instant known = at(start);
                Instant minute = known;
                while (minute.isBefore(end)) {
                    minute = minute.plus(Duration.ofMinutes(1));
                    if (hours.allow(minute) != hours.allow(known)) {
                        assertThat(hours.nextChange(known)).contains(minute);
                        known = minute;
                    }
                }
            }
        }
    }

    @Test
    void withoutLimitsItIsAlwaysAllowed() {
        assertThat(WorkingHours.ALWAYS.allow(Instant.EPOCH)).isTrue();
        assertThat(WorkingHours.ALWAYS.nextChange(Instant.EPOCH)).isEmpty();
    }

    @Test
    void hoursOnNoDayAreRefused() {
        assertThatThrownBy(() -> new WorkingHours(true, BERLIN, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WorkingHours everyDay(String from, String to) {
        Map<DayOfWeek, WorkingHours.Span> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, span(from, to));
        }
        return new WorkingHours(true, BERLIN, days);
    }

    private static WorkingHours.Span span(String from, String to) {
        return new WorkingHours.Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
