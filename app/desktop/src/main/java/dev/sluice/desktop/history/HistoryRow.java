package dev.sluice.desktop.history;

import dev.sluice.engine.store.EndedJob;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;

import java.util.Optional;

/**
 * One ended job as it is shown; all texts in the window's language, blank where there is nothing to
 * say.
 *
 * @param outcome gives the glyph before {@code result}, which says the same in words
 * @param slowest the phase that was at work longest
 * @param summary prediction, time taken and rows, for the line below the list
 */
public record HistoryRow(
        EndedJob job,
        Icon pipeline,
        Result outcome,
        String result,
        String ended,
        String took,
        String items,
        String volume,
        String output,
        String slowest,
        String summary) {

    /** How it ended, for colour and glyph. */
    public enum Result {
        DONE(Icon.DONE, "done"),
        DONE_WITH_FAILURES(Icon.WARNING, "done-with-failures"),
        FAILED(Icon.FAILED, "failed"),
        CANCELLED(Icon.CANCELLED, "cancelled");

        private final Icon glyph;
        private final String styleName;

        Result(Icon glyph, String styleName) {
            this.glyph = glyph;
            this.styleName = styleName;
        }

        Icon glyph() {
            return glyph;
        }

        /** The pseudo class of its colour. */
        String styleName() {
            return styleName;
        }
    }

    public String name() {
        return Foreign.name(job.name());
    }

    boolean isSameJob(HistoryRow other) {
        return job.id().equals(other.job.id());
    }

    /** Why the job as a whole failed, for a tooltip. */
    Optional<String> reason() {
        return job.failure().map(failure -> failure.message());
    }
}
