package dev.sluice.desktop.text;

import dev.sluice.ui.Messages;

import java.text.NumberFormat;
import java.util.List;

/**
 * Counts, amounts and rates in one locale: at most three significant digits, decimal units, and a
 * narrow no-break space before the unit so that figures and unit stay together. Safe from any
 * thread.
 */
public final class Amounts {

    private static final String NARROW_SPACE = "\u202f";

    private final Messages messages;

    public Amounts(Messages messages) {
        this.messages = messages;
    }

    /** Every digit, grouped: "8,400". */
    public String count(long value) {
        return NumberFormat.getIntegerInstance(messages.formats()).format(value);
    }

    /** "64 %"; {@code fraction} from 0 to 1, rounded down so that only all is 100 %. */
    public String percent(double fraction) {
        return count((long) Math.floor(fraction * 100 + 1e-9)) + NARROW_SPACE + "%";
    }

    /** "37.9 GB", "203 M rows". */
    public String amount(long value, Quantity quantity) {
        List<Scale> ladder = quantity.ladder();
        Scale scale = Scale.of((double) value, ladder);
        return joined(number(value, scale, ladder), suffix(scale), unit(quantity, (double) value));
    }

    /** "37.9 of 49.9 GB", and with an estimated total "117 of ~208 M rows". */
    public String amountOf(long done, long total, boolean estimated, Quantity quantity) {
        List<Scale> ladder = quantity.ladder();
        Scale scale = Scale.of((double) total, ladder);
        // In the total's unit a small start would be "0.0", so it keeps its own.
        boolean sameUnit = done == 0 || done >= scale.factor() / 10;
        String doneText =
                sameUnit
                        ? number(done, scale, ladder)
                        : joined(
                                number(done, Scale.of((double) done, ladder), ladder),
                                suffix(Scale.of((double) done, ladder)),
                                "");
        String totalText = (estimated ? "~" : "") + number(total, scale, ladder);
        return joined(
                messages.get("amount.of", doneText, totalText),
                suffix(scale),
                unit(quantity, (double) total));
    }

    /** "101 MB/s", "410 k rows/s"; without decimals from 10 on, so that it stays calm. */
    public String rate(double perSecond, Quantity quantity) {
        List<Scale> ladder = quantity.ladder();
        if (quantity.countedByMinute() && perSecond < 10) {
            double perMinute = perSecond * 60;
            return messages.get(
                    "rate.minute",
                    joined(rateNumber(perMinute, ladder), "", unit(quantity, perMinute)));
        }
        Scale scale =
                perSecond < 1 && quantity == Quantity.BYTES
                        ? ladder.get(2)
                        : Scale.of(perSecond, ladder);
        String number = rateNumber(perSecond / scale.factor(), ladder);
        return messages.get(
                "rate.second", joined(number, suffix(scale), unit(quantity, perSecond)));
    }

    /** How many times faster than it plays: "41 × real time". */
    public String timesRealTime(double factor) {
        return messages.get("rate.real-time", rateNumber(factor, Scale.PLAIN));
    }

    private String rateNumber(double value, List<Scale> ladder) {
        boolean whole = value >= 9.95 || value == Math.rint(value) || ladder.isEmpty();
        return decimal(value, whole ? 0 : 1);
    }

    private String number(long value, Scale scale, List<Scale> ladder) {
        return decimal((double) value / scale.factor(), scale.decimals(value, ladder));
    }

    private String decimal(double value, int decimals) {
        // NumberFormat is not safe to share between threads; making one is cheap at ten a second.
        NumberFormat format = NumberFormat.getNumberInstance(messages.formats());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    private String suffix(Scale scale) {
        return scale.key().isEmpty() ? "" : messages.get(scale.key());
    }

    /** "row" of exactly one, else "rows". */
    private String unit(Quantity quantity, double value) {
        return quantity.unitKey().isEmpty()
                ? ""
                : messages.get(quantity.unitKey(), value == 1 ? 1 : 2);
    }

    private static String joined(String number, String suffix, String unit) {
        StringBuilder text = new StringBuilder(number);
        for (String part : List.of(suffix, unit)) {
            if (!part.isEmpty()) {
                text.append(NARROW_SPACE).append(part);
            }
        }
        return text.toString();
    }
}
