package dev.sluice.cli.words;

import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import java.util.List;
import java.util.Locale;

/** Numbers with units, three significant digits, decimal prefixes. */
public final class Amounts {
    private static final List<String> BYTE_UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final List<String> PREFIXES = List.of("", " k", " M", " G", " T");

    private Amounts() {}

    /** Such as {@code 37.9 GB}. */
    public static String bytes(double bytes) {
        int power = power(bytes, BYTE_UNITS.size());
        return digits(bytes, power) + " " + BYTE_UNITS.get(power);
    }

    /** Such as {@code 8,400} or {@code 3.12 M}. */
    public static String number(double n) {
        if (n < 10_000) {
            return String.format(Locale.ROOT, "%,.0f", n);
        }
        int power = power(n, PREFIXES.size());
        return digits(n, power) + PREFIXES.get(power);
    }

    /** All digits of a number, grouped. */
    public static String exactly(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** "1 file", "12 files". */
    public static String counted(long n, String one, String many) {
        return exactly(n) + " " + (n == 1 ? one : many);
    }

    /** Such as {@code 101 MB/s} or {@code 410 k rows/s}. */
    public static String rate(double perSecond, Unit unit) {
        return switch (unit) {
            case BYTES -> bytes(perSecond) + "/s";
            case ROWS -> number(perSecond) + " rows/s";
            case ITEMS -> number(perSecond) + " items/s";
            case SECONDS -> String.format(Locale.ROOT, "%.1fx", perSecond);
        };
    }

    /** What is done, without the total: {@code 37.9 GB}. */
    public static String done(Measure measure) {
        return amount(measure.done(), measure.unit());
    }

    /** What is done of how much: {@code 37.9 of 49.9 GB}. Estimated totals carry a tilde. */
    public static String doneOfTotal(Measure measure) {
        return switch (measure.total()) {
            case Total.Known(long n) -> pair(measure, n, "");
            case Total.Estimated(long n) -> pair(measure, n, "~");
            case Total.AtLeast(long n) -> pair(measure, n, "") + "+";
            case Total.Unknown() -> done(measure);
        };
    }

    private static String pair(Measure measure, long total, String mark) {
        String of = " of " + mark;
        return switch (measure.unit()) {
            case BYTES -> {
                int power = power((double) total, BYTE_UNITS.size());
                yield digits((double) measure.done(), power)
                        + of
                        + digits((double) total, power)
                        + " "
                        + BYTE_UNITS.get(power);
            }
            case ROWS -> number((double) measure.done()) + of + number((double) total) + " rows";
            case ITEMS -> number((double) measure.done()) + of + number((double) total);
            case SECONDS -> Times.clock(measure.done()) + of + Times.clock(total);
        };
    }

    private static String amount(long n, Unit unit) {
        return switch (unit) {
            case BYTES -> bytes((double) n);
            case ROWS -> number((double) n) + (n == 1 ? " row" : " rows");
            case ITEMS -> number((double) n);
            case SECONDS -> Times.clock(n);
        };
    }

    private static int power(double n, int units) {
        int power = 0;
        // 999.5 already reads as 1000 with three digits
        while (n >= 999.5 && power < units - 1) {
            n /= 1000;
            power++;
        }
        return power;
    }

    private static String digits(double n, int power) {
        double scaled = n / Math.pow(1000, power);
        if (power == 0 || scaled >= 99.95) {
            return String.format(Locale.ROOT, "%.0f", scaled);
        }
        return String.format(Locale.ROOT, scaled >= 9.995 ? "%.1f" : "%.2f", scaled);
    }
}
