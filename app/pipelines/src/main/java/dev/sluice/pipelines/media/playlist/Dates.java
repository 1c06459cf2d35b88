package dev.sluice.pipelines.media.playlist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and durations as feeds write them. */
final class Dates {
    private static final Map<String, String> ZONES =
            Map.of(
                    "UT", "+0000", "UTC", "+0000", "GMT", "+0000", "Z", "+0000", "EST", "-0500",
                    "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "PST", "-0800", "PDT", "-0700");

    /** RFC 822 as feeds have it: day of week or not, two digits of a year, no seconds. */
    private static final DateTimeFormatter MAIL =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .parseLenient()
                    .appendPattern("d MMM ")
                    .appendValueReduced(ChronoField.YEAR, 2, 4, 1970)
                    .appendPattern(" H:mm[:ss] Z")
                    .toFormatter(Locale.ENGLISH);

    private static final Pattern ISO = Pattern.compile("\\d{4}-?\\d{2}-?\\d{2}.*");
    private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]+,\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{1,2})");

    private Dates() {}

    static Optional<Instant> parse(String text) {
        String plain = text.strip();
        try {
            // Looked at rather than tried in turn: a feed has thousands of dates.
            if (!ISO.matcher(plain).matches()) {
                return Optional.of(mail(plain));
            }
            return Optional.of(plain.indexOf(':') > 0 ? iso(plain) : day(plain));
        } catch (DateTimeException e) {
            // An entry without a date is an entry all the same.
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Instant mail(String text) {
        String date = BLANKS.matcher(WEEKDAY.matcher(text).replaceFirst("")).replaceAll(" ");
        int zone = date.lastIndexOf(' ') + 1;
        String offset = ZONES.getOrDefault(date.substring(zone), date.substring(zone));
        return ZonedDateTime.parse(date.substring(0, zone) + offset, MAIL).toInstant();
    }

    private static Instant day(String text) {
        String date = COMPACT.matcher(text).replaceFirst("$1-$2-$3");
        return LocalDate.parse(date.substring(0, Math.min(10, date.length())))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** The day, as in {@code 2024-03-17}; years that no calendar of people has are left out. */
    static Optional<String> day(Instant instant) {
        LocalDate date = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return date.getYear() < 1 || date.getYear() > 9_999
                ? Optional.empty()
                : Optional.of(date.toString());
    }

    /** Seconds, as 3725 or 1:02:05. */
    static OptionalLong seconds(String text) {
        String plain = text.strip();
        if (plain.matches("\\d{1,9}(\\.\\d+)?")) {
            return OptionalLong.of((long) Double.parseDouble(plain));
        }
        Matcher clock = CLOCK.matcher(plain);
        if (!clock.matches()) {
            return OptionalLong.empty();
        }
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        return OptionalLong.of(
                hours * 3_600
                        + Long.parseLong(clock.group(2)) * 60
                        + Long.parseLong(clock.group(3)));
    }
}
