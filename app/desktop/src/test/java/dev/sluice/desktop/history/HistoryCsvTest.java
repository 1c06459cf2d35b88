package dev.sluice.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.store.HistoryQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class HistoryCsvTest {
    @TempDir private Path folder;

    @Test
    void writesAllJobsOfAllPagesAndNoNameIsAFormula() throws Exception {
        Past past = new Past();
        past.load("=1+1", Past.NOW, Duration.ofSeconds(100), 1)
                .load("older", Past.NOW.minusSeconds(60), Duration.ofSeconds(200), 1)
                .load("oldest", Past.NOW.minusSeconds(90), Duration.ofSeconds(200), 1);
        Path file = folder.resolve("out.csv");

        assertThat(HistoryCsv.write(file, HistoryQuery.newest(2), past::answer)).isEqualTo(3);

        assertThat(Files.readAllLines(file)).hasSize(4);
        assertThat(Files.readAllLines(file).get(1))
                .isEqualTo(
                        "j-0001,'=1+1,load,succeeded,2026-11-21T16:00:00Z,100,94,116,40,0,9500000000,check=18"
                            + " compress=50 copy=98 upload=231,rows.loaded=39583311"
                            + " rows.read=39583333 rows.rejected=22");
    }
}
