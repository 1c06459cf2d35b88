package dev.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.words.Glyphs;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Unit;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SummaryLineTest {
    private static final int WIDE = 200;

    @Test
    void aLoadTellsHowManyRowsAreInTheTable() {
        assertThat(line(PhaseStatus.DONE)).contains("4 files, 998 rows loaded, 2 rejected");
    }

    @Test
    void aJobThatOnlyLooksTellsHowManyRowsItRead() {
        assertThat(line(PhaseStatus.OFF)).contains("4 files, 1,000 rows read, 2 rejected");
    }

    private static String line(PhaseStatus copy) {
        JobSnapshot job =
                Snapshots.snapshot(
                        Snapshots.aJob("j-aaaa", JobState.SUCCEEDED),
                        new Counts(true, false, 4, 0, 0, 0, 0),
                        List.of(
                                Snapshots.phase("check", PhaseStatus.DONE, Unit.ROWS, 4, 0, 4, 0),
                                Snapshots.phase("copy", copy, Unit.ROWS, 0, 0, 0, 0)));
        return new SummaryLine(Glyphs.UNICODE).of(job, WIDE);
    }
}
