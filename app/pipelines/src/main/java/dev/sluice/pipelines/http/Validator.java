package dev.sluice.pipelines.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one version of a file on a server from another for sure, so that a transfer may go on:
 * a strong entity tag, or the time of its last change.
 *
 * @param value as the server wrote it and {@code If-Range} takes it back
 */
record Validator(String value) {
    private static final int LONGEST = 1_000;

    /** Empty when the server names none that is strong. */
    static Optional<Validator> of(Answer answer) {
        Optional<String> tag = answer.header("ETag").map(String::strip);
        if (tag.isPresent()) {
            return tag.filter(Validator::isStrong).map(Validator::new);
        }
        return answer.header("Last-Modified")
                .map(String::strip)
                .filter(modified -> isStrong(modified, answer.header("Date")))
                .map(Validator::new);
    }

    private static boolean isStrong(String tag) {
        return tag.length() >= 2
                && tag.length() <= LONGEST
                && tag.startsWith("\"")
                && tag.endsWith("\"");
    }

    /** RFC 9110, 8.8.2.2: it may have changed twice in the second of its last change. */
    private static boolean isStrong(String modified, Optional<String> date) {
        Optional<Instant> changed = RetryAfter.date(modified);
        Optional<Instant> sent = date.flatMap(RetryAfter::date);
        return changed.isPresent()
                && sent.map(at -> Duration.between(changed.get(), at).toSeconds() >= 1)
                        .orElse(true);
    }
}
