package dev.sluice.desktop.text;

import dev.sluice.ui.Messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same facts in whole words, for screen readers, which spell "MB/s" out. Safe from any thread.
 */
public final class Spoken {

    private final Messages messages;
    private final Amounts amounts;

    public Spoken(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** "5 of 10 items". */
    public String counts(long done, long total) {
        return messages.get("spoken.counts", amounts.count(done), amounts.count(total), total);
    }

    /** "8,400 found so far". */
    public String countsSoFar(long done) {
        return messages.get("spoken.counts-so-far", amounts.count(done));
    }

    /** "2 failed". */
    public String failed(long failed) {
        return messages.get("note.failed", failed);
    }

    /** "84 megabytes per second". */
    public String rate(double perSecond, Quantity quantity) {
        double value = quantity == Quantity.BYTES ? perSecond / 1e6 : perSecond;
        return messages.get(
                "spoken.rate." + quantity.name().toLowerCase(Locale.ROOT), Math.round(value));
    }

    /** "about 3 minutes left". */
    public String left(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 60) {
            return messages.get("spoken.left.seconds", seconds);
        }
        return seconds < 5400
                ? messages.get("spoken.left.minutes", Math.round(seconds / 60.0))
                : messages.get("spoken.left.hours", Math.round(seconds / 3600.0));
    }

    /**
     * Facts in a row, leaving out the empty ones: "Compress, 5 of 10 items, 84 megabytes per
     * second".
     */
    public static String sentence(String... facts) {
        List<String> said = new ArrayList<>();
        for (String fact : facts) {
            if (!fact.isBlank()) {
                said.add(fact);
            }
        }
        return String.join(", ", said);
    }
}
