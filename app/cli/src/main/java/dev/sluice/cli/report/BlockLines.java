package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.terminal.Size;
import dev.sluice.cli.words.Amounts;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.cli.words.JobWords;
import dev.sluice.cli.words.PhaseLine;
import dev.sluice.cli.words.PhaseTable;
import dev.sluice.cli.words.Times;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.progress.Eta;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines a terminal shows while jobs run: one head a job and, under it, one line a phase that is
 * at work. Never wider than the terminal and at most half as high.
 */
final class BlockLines {
    private static final String INDENT = "  ";
    private static final int SHORTEST_NAME = 8;

    private final Glyphs glyphs;
    private final PhaseTable table;

    BlockLines(Glyphs glyphs) {
        this.glyphs = glyphs;
        this.table = new PhaseTable(glyphs);
    }

    List<String> of(List<JobSnapshot> jobs, Size size) {
        // The last column stays free: some terminals wrap as soon as it is written.
        int columns = Math.max(1, size.columns() - 1);
        int rows = size.rowsOfBlock();
        List<JobSnapshot> active = jobs.stream().filter(j -> j.job().state().active()).toList();
        List<String> lines = new ArrayList<>();
        int shown = 0;
        for (JobSnapshot job : active) {
            List<String> block = block(job, columns);
            // One row is kept for the line about those not shown.
            if (shown > 0 && lines.size() + block.size() > rows - 1) {
                break;
            }
            lines.addAll(block);
            shown++;
        }
        int more = active.size() - shown;
        int waiting = jobs.size() - active.size();
        if (more > 0 || waiting > 0) {
            lines = new ArrayList<>(lines.subList(0, Math.min(lines.size(), rows - 1)));
            lines.add(Columns.cutEnd(rest(more, waiting), columns));
        }
        return lines.subList(0, Math.min(lines.size(), rows));
    }

    private List<String> block(JobSnapshot job, int columns) {
        List<String> lines = new ArrayList<>();
        lines.add(head(job, columns));
        List<PhaseLine> phases = PhaseLine.of(job.progress(), glyphs);
        String indent = columns < 40 ? "" : INDENT;
        for (String line : table.lines(phases, columns - indent.length())) {
            lines.add(indent + line);
        }
        job.notice()
                .ifPresent(notice ->
                        lines.add(Columns.cutEnd(indent + Columns.plain(notice), columns)));
        return lines;
    }

    private String head(JobSnapshot job, int columns) {
        List<String> parts = new ArrayList<>();
        parts.add(job.job().id().value());
        parts.add(JobWords.state(job.job()));
        parts.add(Times.took(job.elapsed()));
        if (job.progress().eta() instanceof Eta.Remaining) {
            parts.add(Times.left(job.progress().eta(), glyphs));
        }
        String name = Columns.plain(job.job().request().name());
        while (true) {
            String rest = parts.isEmpty() ? "" : "  " + String.join("  ", parts);
            int room = columns - Columns.of(rest);
            if (room >= Math.min(SHORTEST_NAME, Columns.of(name)) || parts.isEmpty()) {
                return Columns.cutEnd(
                        Columns.cutMiddle(name, room, glyphs.ellipsis()) + rest, columns);
            }
            parts.removeFirst();
        }
    }

    private static String rest(int more, int waiting) {
        List<String> parts = new ArrayList<>();
        if (more > 0) {
            parts.add(Amounts.counted(more, "more job running", "more jobs running"));
        }
        if (waiting > 0) {
            parts.add(Amounts.counted(waiting, "job waiting", "jobs waiting"));
        }
        return String.join(", ", parts);
    }
}
