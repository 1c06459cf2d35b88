package dev.sluice.desktop.text;

import dev.sluice.ui.Messages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalTime;

/** Spans of time and ends in one locale. Safe from any thread. */
public final class Durations {

    private static final String NARROW_SPACE = "\u202f";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Messages messages;
    private final Times times;

    public Durations(Messages messages) {
        this.messages = messages;
        this.times = new Times(messages);
    }

    /** The two largest units: "42 s", "5 min 10 s", "3 h 05 min", "2 d 4 h". */
    public String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < MINUTE) {
            return with(seconds, "s");
        }
        if (seconds < HOUR) {
            return with(seconds / MINUTE, "min") + " " + padded(seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return with(seconds / HOUR, "h") + " " + padded(seconds % HOUR / MINUTE, "min");
        }
        return with(seconds / DAY, messages.get("unit.day"))
                + " "
                + with(seconds % DAY / HOUR, "h");
    }

    /** The same where tenths count: "0.4 s", "9.8 s", "42 s". */
    public String fine(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        if (tenths >= 100) {
            return span(duration);
        }
        NumberFormat format = NumberFormat.getInstance(messages.formats());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(Math.max(1, tenths) / 10.0) + NARROW_SPACE + "s";
    }

    /** How long something that is over took: "0.4 s", "5 min 10 s"; never "0 s". */
    public String whole(Duration duration) {
        return duration.toSeconds() == 0 ? fine(duration) : span(duration);
    }

    /** How long media plays, in seconds, as short as it says enough: "42 s", "12 min", "4 h 12". */
    public String playing(long seconds) {
        return seconds < MINUTE ? with(seconds, "s") : clockLike(seconds);
    }

    /** "5 min 10 s elapsed". */
    public String elapsed(Duration duration) {
        return messages.get("time.elapsed", span(duration));
    }

    /** "took 8 min 52 s". */
    public String took(Duration duration) {
        return messages.get("time.took", whole(duration));
    }

    /** "3–5 min left", "1 h 10 – 1 h 30 left", "up to 2 min left". */
    public String left(Duration low, Duration high) {
        return messages.get("time.left", range(low, high));
    }

    /** "est. 8–10 min". */
    public String estimated(Duration low, Duration high) {
        return messages.get("time.estimated", range(low, high));
    }

    /** The clock times between which something ends: "16:40 – 17:05". */
    public String between(LocalTime from, LocalTime to) {
        String first = times.clock(from);
        String last = times.clock(to);
        return first.equals(last) ? first : first + " – " + last;
    }

    /** A range in the unit of its upper end, rounded outwards so that it promises nothing more. */
    public String range(Duration low, Duration high) {
        long from = Math.max(0, low.toSeconds());
        long to = Math.max(from, high.toSeconds());
        if (to < 90) {
            return plainRange(from / 5 * 5, Math.max(5, roundedUp(to, 5)), "s");
        }
        if (to < 90 * MINUTE) {
            return plainRange(from / MINUTE, roundedUp(to, MINUTE) / MINUTE, "min");
        }
        if (to < DAY) {
            return hours(from / (5 * MINUTE) * 5 * MINUTE, roundedUp(to, 5 * MINUTE));
        }
        return plainRange(from / HOUR, roundedUp(to, HOUR) / HOUR, "h");
    }

    private String plainRange(long from, long to, String unit) {
        if (from == 0) {
            return messages.get("time.up-to", with(to, unit));
        }
        return from == to ? with(to, unit) : from + "–" + with(to, unit);
    }

    private String hours(long from, long to) {
        if (from == 0) {
            return messages.get("time.up-to", clockLike(to));
        }
        return from == to ? clockLike(to) : clockLike(from) + " – " + clockLike(to);
    }

    private String clockLike(long seconds) {
        return seconds < HOUR
                ? with(seconds / MINUTE, "min")
                : with(seconds / HOUR, "h") + NARROW_SPACE + twoDigits(seconds % HOUR / MINUTE);
    }

    private static long roundedUp(long value, long step) {
        return (value + step - 1) / step * step;
    }

    private static String with(long value, String unit) {
        return value + NARROW_SPACE + unit;
    }

    private static String padded(long value, String unit) {
        return twoDigits(value) + NARROW_SPACE + unit;
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}
