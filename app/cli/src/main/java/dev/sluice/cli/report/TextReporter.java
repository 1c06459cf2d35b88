package dev.sluice.cli.report;

import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.terminal.LiveBlock;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.store.FailureRecord;

import java.io.PrintStream;
import java.util.List;

/**
 * Text on a terminal: a block of bars that is redrawn in place, with everything else scrolling by
 * above it.
 */
public final class TextReporter implements Reporter {
    private final PrintStream out;
    private final Screen screen;
    private final Messages messages;
    private final LiveBlock block;
    private final BlockLines lines;
    private final SummaryLine summary;
    private final boolean quiet;
    private final boolean progress;
    private final Interrupts.Undo lastWords;
    private final Interrupts.Undo suspension;

    /**
     * @param quiet bars only
     * @param progress whether bars are drawn
     */
    public TextReporter(
            PrintStream out,
            PrintStream err,
            Screen screen,
            Interrupts interrupts,
            boolean quiet,
            boolean progress) {
        Glyphs glyphs = Glyphs.of(screen.unicode());
        this.out = out;
        this.screen = screen;
        this.messages = new Messages(err);
        this.block = new LiveBlock(out, screen);
        this.lines = new BlockLines(glyphs);
        this.summary = new SummaryLine(glyphs);
        this.quiet = quiet;
        this.progress = progress;
        this.lastWords = interrupts.beforeEnd(block::close);
        this.suspension = interrupts.aroundSuspension(block::suspended);
    }

    @Override
    public void note(String sentence) {
        if (!quiet) {
            block.clear();
            messages.say(sentence);
        }
    }

    @Override
    public void begins(Job job) {
        // Its head in the block says so.
    }

    @Override
    public void queued(Job job) {
        print("Queued " + job.id() + "  " + job.request().name());
    }

    @Override
    public void progress(List<JobSnapshot> jobs) {
        if (progress) {
            block.draw(lines.of(jobs, screen.size().get()));
        }
    }

    @Override
    public void failed(Job job, FailureRecord failure) {
        block.clear();
        messages.failure(job, failure);
    }

    @Override
    public void ends(JobSnapshot job) {
        block.clear();
        JobFailure.of(job).ifPresent(failure -> messages.say(failure.message()));
        messages.failuresEnd(job.job());
        print(summary.of(job, screen.size().get().columns()));
    }

    @Override
    public void groupEnds(Group group, List<JobSnapshot> jobs) {
        print(summary.of(group, jobs, screen.size().get().columns()));
    }

    @Override
    public void close() {
        block.close();
        lastWords.close();
        suspension.close();
    }

    private void print(String line) {
        if (!quiet) {
            block.clear();
            out.println(Columns.plain(line));
            out.flush();
        }
    }
}
