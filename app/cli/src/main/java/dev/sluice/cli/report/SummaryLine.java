package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Amounts;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.cli.words.JobWords;
import dev.sluice.cli.words.Times;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a job or a group, in one line. */
final class SummaryLine {
    private static final int SHORTEST_NAME = 12;

    private final Glyphs glyphs;

    SummaryLine(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** A line that fits {@code columns} where shortening the name makes it fit. */
    String of(JobSnapshot snapshot, int columns) {
        Job job = snapshot.job();
        String rest =
                ": "
                        + String.join(", ", parts(Sums.of(snapshot), job.request().pipeline()))
                        + advice(job);
        return name(job.request().name(), columns - rest.length()) + rest;
    }

    String of(Group group, List<JobSnapshot> jobs, int columns) {
        PipelineId pipeline = jobs.getFirst().job().request().pipeline();
        List<String> parts = parts(Sums.of(jobs), pipeline);
        parts.add(1, Amounts.counted(jobs.size(), "job", "jobs"));
        String rest = ": " + String.join(", ", parts);
        return name(group.name(), columns - rest.length()) + rest;
    }

    /** Shortened where that makes the line fit; one that is broken anyway keeps the whole name. */
    private String name(String name, int room) {
        String plain = Columns.plain(name);
        return room - 1 < SHORTEST_NAME
                ? plain
                : Columns.cutMiddle(plain, room - 1, glyphs.ellipsis());
    }

    private static List<String> parts(Sums sums, PipelineId pipeline) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (sums.state()) {
                    case SUCCEEDED -> "done";
                    case COMPLETED_WITH_FAILURES -> "done with failures";
                    case FAILED -> "failed";
                    case PAUSED -> "paused";
                    case CANCELLED -> "cancelled";
                    case QUEUED -> "waiting";
                    case PLANNING, RUNNING, PAUSING, CANCELLING -> "running";
                });
        Counts items = sums.items();
        boolean allSkipped = items.skipped() > 0 && items.skipped() == items.known();
        if (allSkipped) {
            parts.add(JobWords.items(pipeline, items.skipped()) + " skipped");
        } else if (items.known() > 0 || sums.state() == JobState.SUCCEEDED) {
            parts.add(count(items, pipeline));
        }
        if (items.skipped() > 0 && !allSkipped) {
            parts.add(Amounts.exactly(items.skipped()) + " skipped");
        }
        if (items.failed() > 0) {
            parts.add(Amounts.exactly(items.failed()) + " failed");
        }
        rows(sums).ifPresent(parts::add);
        Long rejected = sums.tallies().get("rows.rejected");
        if (rejected != null && rejected > 0) {
            parts.add(Amounts.exactly(rejected) + " rejected");
        }
        parts.add("took " + Times.took(sums.elapsed()));
        return parts;
    }

    /** What became of rows; of a job that only looks at them, how many there are. */
    private static Optional<String> rows(Sums sums) {
        Long loaded = sums.tallies().get("rows.loaded");
        if (loaded == null) {
            return Optional.empty();
        }
        boolean onlyLooks =
                sums.phases().stream()
                        .filter(phase -> phase.unit() == Unit.ROWS)
                        .reduce((_, last) -> last)
                        .filter(last -> last.status() == PhaseStatus.OFF)
                        .isPresent();
        return Optional.of(
                onlyLooks
                        ? Amounts.counted(
                                sums.tallies().getOrDefault("rows.read", 0L),
                                "row read",
                                "rows read")
                        : Amounts.counted(loaded, "row loaded", "rows loaded"));
    }

    private static String count(Counts items, PipelineId pipeline) {
        return items.total() instanceof Total.Known(long total) && total == items.done()
                ? JobWords.items(pipeline, total)
                : Amounts.exactly(items.done())
                        + " of "
                        + JobWords.items(pipeline, items.known())
                        + " done";
    }

    private static String advice(Job job) {
        JobState state = job.state();
        return switch (state) {
            case PAUSED -> "; go on with: sluice resume " + job.id();
            case COMPLETED_WITH_FAILURES, FAILED -> "; try again with: sluice retry " + job.id();
            case SUCCEEDED, CANCELLED, QUEUED, PLANNING, RUNNING, PAUSING, CANCELLING ->
                    " (" + job.id() + ")";
        };
    }
}
