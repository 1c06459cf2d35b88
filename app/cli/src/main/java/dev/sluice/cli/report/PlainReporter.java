package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.cli.words.PhaseLine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.store.FailureRecord;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text into a file or a pipe: a line every ten seconds instead of bars. */
public final class PlainReporter implements Reporter {
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Messages messages;
    private final Clock clock;
    private final Glyphs glyphs;
    private final SummaryLine summary;
    private final boolean quiet;
    private final boolean progress;
    private Instant next;

    /**
     * @param quiet progress only
     * @param progress whether progress is printed
     */
    public PlainReporter(
            PrintStream out,
            PrintStream err,
            Clock clock,
            boolean unicode,
            boolean quiet,
            boolean progress) {
        this.out = out;
        this.messages = new Messages(err);
        this.clock = clock;
        this.glyphs = Glyphs.of(unicode);
        this.summary = new SummaryLine(glyphs);
        this.quiet = quiet;
        this.progress = progress;
        this.next = clock.instant().plus(BETWEEN_TWO);
    }

    @Override
    public void note(String sentence) {
        if (!quiet) {
            messages.say(sentence);
        }
    }

    @Override
    public void begins(Job job) {
        print("Started " + job.id() + "  " + job.request().name());
    }

    @Override
    public void queued(Job job) {
        print("Queued " + job.id() + "  " + job.request().name());
    }

    @Override
    public void progress(List<JobSnapshot> jobs) {
        Instant now = clock.instant();
        if (!progress || now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN_TWO);
        for (JobSnapshot job : jobs) {
            if (job.job().state().active()) {
                out.println(Columns.plain(line(job)));
            }
        }
        out.flush();
    }

    @Override
    public void failed(Job job, FailureRecord failure) {
        messages.failure(job, failure);
    }

    @Override
    public void ends(JobSnapshot job) {
        JobFailure.of(job).ifPresent(failure -> messages.say(failure.message()));
        messages.failuresEnd(job.job());
        print(summary.of(job, Integer.MAX_VALUE));
    }

    @Override
    public void groupEnds(Group group, List<JobSnapshot> jobs) {
        print(summary.of(group, jobs, Integer.MAX_VALUE));
    }

    @Override
    public void close() {}

    private String line(JobSnapshot job) {
        List<String> phases = new ArrayList<>();
        PhaseLine.of(job.progress(), glyphs).forEach(phase -> phases.add(words(phase)));
        job.notice().ifPresent(phases::add);
        String all = phases.isEmpty() ? "preparing" : String.join("; ", phases);
        return job.job().request().name() + ": " + all;
    }

    private String words(PhaseLine phase) {
        String what = phase.item().isEmpty() ? phase.verb() : phase.verb() + " " + phase.item();
        String count =
                phase.batches().isEmpty()
                        ? phase.count()
                        : phase.count() + " " + glyphs.dot() + " " + phase.batches();
        return Stream.of(what, count, phase.measure(), phase.rate(), phase.left())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    private void print(String line) {
        if (!quiet) {
            out.println(Columns.plain(line));
            out.flush();
        }
    }
}
