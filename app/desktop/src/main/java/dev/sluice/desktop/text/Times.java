package dev.sluice.desktop.text;

import dev.sluice.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Clock times and dates: their order, signs and hours as the system's formats have them, and names
 * of months in the window's language. Safe from any thread.
 */
public final class Times {
    private final DateTimeFormatter clock;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter date;
    private final DateTimeFormatter day;

    public Times(Messages messages) {
        clock = formatter(messages, null, FormatStyle.SHORT);
        seconds = formatter(messages, null, FormatStyle.MEDIUM);
        date = formatter(messages, FormatStyle.SHORT, null);
        day = formatter(messages, FormatStyle.MEDIUM, null);
    }

    private static DateTimeFormatter formatter(
            Messages messages, @Nullable FormatStyle date, @Nullable FormatStyle time) {
        String pattern =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        date, time, IsoChronology.INSTANCE, messages.formats());
        return DateTimeFormatter.ofPattern(pattern, messages.locale());
    }

    /** "14:02", "2:02 PM". */
    public String clock(TemporalAccessor time) {
        return clock.format(time);
    }

    /** "14:02:11". */
    public String clockWithSeconds(TemporalAccessor time) {
        return seconds.format(time);
    }

    /** "23.11.26", "11/23/26". */
    public String date(TemporalAccessor day) {
        return date.format(day);
    }

    /** "23.11.2026", "Nov 23, 2026". */
    public String day(TemporalAccessor dayOfYear) {
        return day.format(dayOfYear);
    }
}
