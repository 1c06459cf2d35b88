package dev.sluice.desktop.settings;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.pipelines.http.KeptBandwidth;
import dev.sluice.ui.Messages;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes bytes a second as people do: {@code 2 MB/s}, {@code 800k}, {@code off}. */
final class Rates {
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,9})(?:[.,](\\d{1,6}))?([kmg]?)i?b?(?:/s)?");
    private static final Set<String> NONE = Set.of("", "0", "off", "aus", "none", "keine");
    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "k", new BigDecimal("1e3"),
                    "m", new BigDecimal("1e6"),
                    "g", new BigDecimal("1e9"));

    private Rates() {}

    /** Bytes a second, 0 for no limit. */
    static Reading read(String text, Messages messages, Amounts amounts) {
        String bare = text.replaceAll("[\\s\\u00a0\\u2009\\u202f]+", "").toLowerCase(Locale.ROOT);
        if (NONE.contains(bare) || text.equals(messages.get("settings.limits.off"))) {
            return new Reading.Value(0);
        }
        Matcher rate = RATE.matcher(bare);
        if (!rate.matches()) {
            return new Reading.Wrong(messages.get("settings.limits.wrong-rate"));
        }
        String fraction = rate.group(2) == null ? "0" : rate.group(2);
        // Nobody means single bytes: without a unit it is megabytes.
        BigDecimal unit = UNITS.getOrDefault(rate.group(3), new BigDecimal("1e6"));
        long bytes = new BigDecimal(rate.group(1) + "." + fraction).multiply(unit).longValue();
        if (bytes < KeptBandwidth.LEAST || bytes > KeptBandwidth.MOST) {
            return new Reading.Wrong(
                    messages.get(
                            "settings.limits.odd-rate",
                            amounts.amount(KeptBandwidth.LEAST, Quantity.BYTES),
                            amounts.amount(KeptBandwidth.MOST, Quantity.BYTES)));
        }
        return new Reading.Value(bytes);
    }

    static String write(long bytesPerSecond, Messages messages, Amounts amounts) {
        return bytesPerSecond <= 0
                ? messages.get("settings.limits.off")
                : amounts.amount(bytesPerSecond, Quantity.BYTES) + "/s";
    }
}
