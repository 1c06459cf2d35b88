package dev.sluice.cli.words;

import dev.sluice.engine.progress.Eta;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Durations and ends in words. */
public final class Times {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** How long something took: {@code 0.4 s}, {@code 52 s}, {@code 8 min 52 s}. */
    public static String took(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            long tenths = Math.round(time.toMillis() / 100.0);
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + (seconds % 3600) / 60 + " min";
    }

    /** A moment as a clock on the wall shows it, such as {@code 2024-03-01 17:05:09}. */
    public static String at(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** When it will end, as a range or a reason; empty once it has. */
    public static String left(Eta eta, Glyphs glyphs) {
        return switch (eta) {
            case Eta.Remaining(Duration low, Duration high) -> range(low, high, glyphs) + " left";
            case Eta.Unavailable(Eta.Reason reason) ->
                    switch (reason) {
                        case NO_TOTAL -> "no end known yet";
                        case WARMING_UP -> "warming up";
                        case STALLED -> "stalled";
                    };
            case Eta.Finished() -> "";
        };
    }

    /** Media time as {@code 1:02:03}. */
    static String clock(long seconds) {
        String rest = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds < 3600 ? rest : seconds / 3600 + ":" + rest;
    }

    private static String range(Duration low, Duration high, Glyphs glyphs) {
        long least = low.toSeconds();
        long most = Math.max(1, (high.toMillis() + 999) / 1000);
        if (most < 60) {
            return join(least, most, "s", glyphs);
        }
        if (most < 90 * 60) {
            return join(least / 60, (most + 59) / 60, "min", glyphs);
        }
        long hours = (most + 3599) / 3600;
        return least < 3600
                ? least / 60 + " min" + glyphs.dash() + hours + " h"
                : join(least / 3600, hours, "h", glyphs);
    }

    private static String join(long low, long high, String unit, Glyphs glyphs) {
        return low >= high ? high + " " + unit : low + glyphs.dash() + high + " " + unit;
    }

    private static String two(long n) {
        return n < 10 ? "0" + n : Long.toString(n);
    }
}
