package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.cli.words.Amounts;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.cli.words.JobWords;
import dev.sluice.cli.words.Times;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Total;

import java.util.ArrayList;
import java.util.List;

/** The jobs of a queue, one a line. */
public final class JobTable {
    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_NAME = 8;

    private static final int GROUP = 1;

    /** Priority, group, time and items, by their place. */
    private static final int[] LEFT_OUT_FIRST = {4, GROUP, 5, 3};

    private final Screen screen;

    public JobTable(Screen screen) {
        this.screen = screen;
    }

    /** A head and a line a job; one sentence when there is none. */
    public List<String> lines(EngineSnapshot sample) {
        if (sample.jobs().isEmpty()) {
            return List.of("There are no jobs; 'sluice sample' makes one to try.");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("JOB", "GROUP", "STATE", "ITEMS", "PRIO", "TIME", "NAME"));
        sample.jobs().forEach(job -> rows.add(cells(job)));
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        int width = screen.terminal() ? screen.size().get().columns() - 1 : Integer.MAX_VALUE;
        if (sample.jobs().stream().allMatch(job -> job.job().group().isEmpty())) {
            widths[GROUP] = 0;
        }
        leaveOut(widths, width);
        return rows.stream().map(row -> line(row, widths, width)).toList();
    }

    /** Gives up what matters least until the rest fits. */
    private static void leaveOut(int[] widths, int width) {
        for (int column : LEFT_OUT_FIRST) {
            int taken = SHORTEST_NAME;
            for (int i = 0; i < widths.length - 1; i++) {
                taken += widths[i] > 0 ? widths[i] + 2 : 0;
            }
            if (taken <= width) {
                return;
            }
            widths[column] = 0;
        }
    }

    private String line(List<String> row, int[] widths, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            if (widths[i] > 0) {
                line.append(Columns.padEnd(row.get(i), widths[i])).append("  ");
            }
        }
        int room = Math.clamp((long) width - line.length(), 1, LONGEST_NAME);
        String name =
                Columns.cutMiddle(row.getLast(), room, Glyphs.of(screen.unicode()).ellipsis());
        return line.append(name).toString();
    }

    private static List<String> cells(JobSnapshot snapshot) {
        Counts items = snapshot.progress().items();
        String count =
                switch (items.total()) {
                    case Total.Known(long n) -> items.ended() + "/" + n;
                    case Total.Estimated(long n) -> items.ended() + "/~" + n;
                    case Total.AtLeast(long n) -> items.ended() + "/" + n + "+";
                    case Total.Unknown() -> "?";
                };
        String failed =
                items.failed() == 0 ? "" : ", " + Amounts.exactly(items.failed()) + " failed";
        return List.of(
                snapshot.job().id().value(),
                snapshot.job().group().map(GroupId::value).orElse("-"),
                JobWords.state(snapshot.job()),
                count + failed,
                Integer.toString(snapshot.job().priority()),
                Times.took(snapshot.elapsed()),
                Columns.plain(snapshot.job().request().name()));
    }
}
