package dev.sluice.pipelines.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file an answer holds.
 *
 * @param first 0-based
 * @param last inclusive
 * @param total bytes of the whole file
 */
record ContentRange(long first, long last, long total) {
    private static final Pattern FORM =
            Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /**
     * Empty if it is not written as RFC 9110 has it, leaves the total open or contradicts itself.
     */
    static Optional<ContentRange> parse(String header) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        ContentRange range =
                new ContentRange(
                        Long.parseLong(form.group(1)),
                        Long.parseLong(form.group(2)),
                        Long.parseLong(form.group(3)));
        return range.first <= range.last && range.last < range.total
                ? Optional.of(range)
                : Optional.empty();
    }
}
