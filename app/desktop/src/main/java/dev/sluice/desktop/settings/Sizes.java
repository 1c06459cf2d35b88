package dev.sluice.desktop.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as people type them: "50 GB", "1.5 TB", "800 MiB"; a bare number is in GB. */
final class Sizes {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,12})(?:[.,](\\d{1,6}))?(mb|gb|tb|pb|mib|gib|tib)?");
    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "mb", new BigDecimal("1e6"),
                    "gb", new BigDecimal("1e9"),
                    "tb", new BigDecimal("1e12"),
                    "pb", new BigDecimal("1e15"),
                    "mib", BigDecimal.valueOf(1L << 20),
                    "gib", BigDecimal.valueOf(1L << 30),
                    "tib", BigDecimal.valueOf(1L << 40));
    private static final BigDecimal GIGA = new BigDecimal("1e9");

    private Sizes() {}

    /** Bytes; empty when the text is no size, or one that no number holds. */
    static OptionalLong bytes(String text) {
        String bare = text.replaceAll("[\\s\\u00a0\\u2009\\u202f]+", "").toLowerCase(Locale.ROOT);
        Matcher size = SIZE.matcher(bare);
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        String fraction = size.group(2) == null ? "0" : size.group(2);
        String unit = size.group(3);
        BigDecimal bytes =
                new BigDecimal(size.group(1) + "." + fraction)
                        .multiply(unit == null ? GIGA : UNITS.getOrDefault(unit, GIGA));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(bytes.longValue());
    }
}
