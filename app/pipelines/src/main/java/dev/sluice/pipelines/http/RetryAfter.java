package dev.sluice.pipelines.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads times that servers name in headers: {@code Retry-After} and HTTP dates. */
final class RetryAfter {
    /** A server may ask for more; then it is asked again a few times too often. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /**
     * @param value seconds, or a date
     * @param now the server's own date where it tells it
     */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d{1,18}")) {
            return Optional.of(limited(Duration.ofSeconds(Long.parseLong(text))));
        }
        return date(text).map(then -> limited(Duration.between(now, then)));
    }

    static Optional<Instant> date(String value) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
