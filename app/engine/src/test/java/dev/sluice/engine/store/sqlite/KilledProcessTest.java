package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.SourceState;
import dev.sluice.engine.store.StoredJob;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Optional;

/** A SIGKILL loses nothing that was said to be durable. Power cuts are another test. */
class KilledProcessTest {
    @TempDir private Path folder;

    @Test
    void everythingAcknowledgedIsThereAfterAKill() throws Exception {
        Path file = folder.resolve("sluice.db");
        for (int round = 1; round <= 3; round++) {
            long acknowledged = writeAndKill(file, 40L * round);
            try (JobStore store = SqliteJobStore.open(file)) {
                JobTotals totals =
                        store.job(WritesUntilKilled.JOB).map(StoredJob::totals).orElseThrow();
                assertThat(totals.found()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(store.countWaiting(WritesUntilKilled.JOB, WritesUntilKilled.CHECK))
                        .isEqualTo(totals.found());
                assertThat(totals.foundWeight())
                        .isEqualTo(totals.found() * (totals.found() + 1) / 2);
                assertThat(totals.source())
                        .isEqualTo(
                                new SourceState(
                                        Optional.of("after " + totals.found()),
                                        false,
                                        Total.unknown()));
            }
        }
    }

    /** Lets the program write until it has acknowledged so much, and kills it in mid-work. */
    private static long writeAndKill(Path file, long enough) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WritesUntilKilled.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long last = 0;
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.matches(WritesUntilKilled.DURABLE + "\\d+")) {
                    String number = line.substring(WritesUntilKilled.DURABLE.length());
                    // The kill may have cut the last line short.
                    last = Math.max(last, Long.parseLong(number));
                }
                if (last >= enough) {
                    // Not of the process itself: that would close what it has said, too.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }
}
