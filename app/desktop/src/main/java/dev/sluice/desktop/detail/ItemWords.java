package dev.sluice.desktop.detail;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.ui.Icon;

/** How an item stands, in words. */
record ItemWords(DetailWords words) {

    /** "Waiting", "Copying 64 %", "Done". */
    String state(JobItems.Entry entry, AtWork now) {
        return switch (entry.state()) {
            case WAITING -> open(entry, now);
            case DONE -> words.get("detail.item.done");
            case SKIPPED -> words.get("detail.item.skipped");
            case FAILED -> words.get("detail.item.failed");
        };
    }

    private String open(JobItems.Entry entry, AtWork now) {
        String name = entry.item().name();
        if (!now.holds(entry.phase(), name)) {
            return words.get(
                    entry.failure().isPresent()
                            ? "detail.item.tries-again"
                            : "detail.item.waiting");
        }
        String verb = words.phaseVerb(entry.phase().value());
        return now.fraction(entry.phase(), name)
                .map(share -> verb + " " + words.amounts().percent(Math.clamp(share, 0, 1)))
                .orElse(verb);
    }

    /** The glyph beside the state; its style class gives its colour. */
    static Icon icon(JobItems.Entry entry, AtWork now) {
        return switch (entry.state()) {
            case WAITING -> isRunning(entry, now) ? Icon.PLAY : Icon.CLOCK;
            case DONE -> Icon.TICK;
            case SKIPPED -> Icon.SKIP;
            case FAILED -> Icon.FAILED;
        };
    }

    static String style(JobItems.Entry entry, AtWork now) {
        return switch (entry.state()) {
            case WAITING -> isRunning(entry, now) ? "item-running" : "item-waiting";
            case DONE -> "item-done";
            case SKIPPED -> "item-skipped";
            case FAILED -> "item-failed";
        };
    }

    private static boolean isRunning(JobItems.Entry entry, AtWork now) {
        return now.holds(entry.phase(), entry.item().name());
    }

    /** The phase an item waits for or is in, or the one in which it ended early. */
    String phase(JobItems.Entry entry) {
        return entry.state() == ItemState.DONE ? "" : words.phaseName(entry.phase().value());
    }

    /** Why it failed or was skipped, else what became of it. */
    String note(JobItems.Entry entry) {
        return entry.failure()
                .map(failure -> FailureWords.inLine(entry.item().name(), words.told(failure)))
                .or(() -> entry.reason().map(words::told))
                .orElseGet(() -> rows(entry));
    }

    private String rows(JobItems.Entry entry) {
        String loaded = entry.item().facts().getOrDefault("rows.loaded", "");
        return loaded.matches("\\d{1,18}")
                ? words.get(
                        "summary.rows-loaded",
                        words.amounts().amount(Long.parseLong(loaded), Quantity.ROWS))
                : "";
    }

    /** How long workers were at it, over all phases; empty while nobody was. */
    String time(JobItems.Entry entry) {
        return entry.took().isZero() ? "" : words.durations().fine(entry.took());
    }

    String attempts(JobItems.Entry entry) {
        return entry.attempts() == 0 ? "" : words.amounts().count(entry.attempts());
    }
}
