package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.InvalidValue;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** How many bad rows a file may have and still be loaded without them. */
sealed interface BadRowLimit {
    /** So many of them. */
    record Rows(long most) implements BadRowLimit {}

    /** So many of a hundred rows read. */
    record Percent(BigDecimal most) implements BadRowLimit {}

    static BadRowLimit parse(String text) throws InvalidValue {
        try {
            if (text.endsWith("%")) {
                BigDecimal most = new BigDecimal(text.substring(0, text.length() - 1).strip());
                if (most.signum() >= 0 && most.compareTo(BigDecimal.valueOf(100)) <= 0) {
                    return new Percent(most);
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
