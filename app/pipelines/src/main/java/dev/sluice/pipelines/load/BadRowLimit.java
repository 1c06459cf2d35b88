package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.InvalidValue;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How many bad rows a file may have and still be loaded without them. */
sealed interface BadRowLimit {
    /** So many of them. */
    record Rows(long most) implements BadRowLimit {}

    /** So many of a hundred rows read. */
    record Percent(BigDecimal most) implements BadRowLimit {}

    Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{0,20})?|\\.\\d{1,20}");

    static BadRowLimit parse(String text) throws InvalidValue {
        try {
            if (text.endsWith("%")) {
                String number = text.substring(0, text.length() - 1).strip();
                // No exponent: written out it could take all memory.
                if (PERCENT.matcher(number).matches()) {
                    BigDecimal most = new BigDecimal(number);
                    if (most.compareTo(BigDecimal.valueOf(100)) <= 0) {
                        return new Percent(most);
                    }
                }
            } else {
                long most = Long.parseLong(text.strip());
                if (most >= 0) {
                    return new Rows(most);
                }
            }
        } catch (NumberFormatException e) {
            throw new InvalidValue(sentence(text));
        }
        throw new InvalidValue(sentence(text));
    }

    private static String sentence(String text) {
        return "'%s' is no number of rows; write 100 or 0.5%%.".formatted(text);
    }

    default boolean exceeded(long bad, long read) {
        return switch (this) {
            case Rows rows -> bad > rows.most();
            case Percent percent ->
                    BigDecimal.valueOf(bad)
                                    .multiply(BigDecimal.valueOf(100))
                                    .compareTo(percent.most().multiply(BigDecimal.valueOf(read)))
                            > 0;
        };
    }

    /**
     * After how many bad rows reading on is of no use. Some more than the limit are still read, so
     * that the person sees what there is to mend.
     */
    default OptionalLong stopAfter() {
        return switch (this) {
            case Rows rows ->
                    rows.most() > Long.MAX_VALUE - 1000
                            ? OptionalLong.empty()
                            : OptionalLong.of(rows.most() + 1000);
            case Percent percent -> OptionalLong.empty();
        };
    }

    /** As the option is written. */
    default String text() {
        return switch (this) {
            case Rows rows -> Long.toString(rows.most());
            case Percent percent -> percent.most().toPlainString() + "%";
        };
    }
}
