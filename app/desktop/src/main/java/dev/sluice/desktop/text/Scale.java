package dev.sluice.desktop.text;

import java.util.List;

/**
 * A step of a ladder of decimal units: {@code factor} base units are one of {@code suffix}.
 *
 * @param factor how many base units, a power of ten
 * @param key message key of the suffix: "kB", "M"; an empty key has no suffix
 */
record Scale(double factor, String key) {

    static final List<Scale> BYTES =
            List.of(
                    new Scale(1, "scale.byte"),
                    new Scale(1e3, "scale.kilobyte"),
                    new Scale(1e6, "scale.megabyte"),
                    new Scale(1e9, "scale.gigabyte"),
                    new Scale(1e12, "scale.terabyte"));

    static final List<Scale> PLAIN =
            List.of(
                    new Scale(1, ""),
                    new Scale(1e3, "scale.thousand"),
                    new Scale(1e6, "scale.million"),
                    new Scale(1e9, "scale.billion"));

    /** The step at which {@code value} has at most three digits before the point. */
    static Scale of(double value, List<Scale> ladder) {
        Scale chosen = ladder.getFirst();
        for (Scale step : ladder) {
            // 999.6 would be shown as 1,000, so it already belongs to the next step.
            if (Math.abs(value) >= step.factor() * 0.9995) {
                chosen = step;
            }
        }
        return chosen;
    }

    /**
     * How many decimals {@code value} has at this step: three significant digits at most, and one
     * decimal at most, except at the top step, where a tenth would be too coarse.
     */
    int decimals(long value, List<Scale> ladder) {
        double shown = Math.abs((double) value / factor);
        if (factor == 1 || shown >= 99.95) {
            return 0;
        }
        return shown < 9.995 && equals(ladder.getLast()) ? 2 : 1;
    }
}
