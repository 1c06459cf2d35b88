package dev.sluice.engine.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write them: 134217728, 128M, 1.5 GiB. A K is 1024. */
public final class ByteAmount {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([KMG]?)(?:I?B)?");

    private ByteAmount() {}

    /**
     * Reads one, of 1 byte or more.
     *
     * @param example of what may be written, for the sentence when it is none
     */
    public static long parse(String text, String example) throws InvalidValue {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new InvalidValue(
                    "'%s' is no number of bytes; write %s.".formatted(text, example));
        }
        BigDecimal all = new BigDecimal(form.group(1)).multiply(factor(form.group(2)));
        boolean fits =
                all.compareTo(BigDecimal.ONE) >= 0
                        && all.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        if (!fits) {
            throw new InvalidValue(
                    "'%s' is too little or too much; write %s.".formatted(text, example));
        }
        return all.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** Writes one so that {@link #parse} reads the same again: 128M, or 134217729. */
    public static String format(long bytes) {
        for (String unit : List.of("G", "M", "K")) {
            long factor = factor(unit).longValueExact();
            if (bytes % factor == 0 && bytes > 0) {
                return bytes / factor + unit;
            }
        }
        return Long.toString(bytes);
    }

    private static BigDecimal factor(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "K" -> 1L << 10;
                    case "M" -> 1L << 20;
                    case "G" -> 1L << 30;
                    default -> 1L;
                });
    }
}
