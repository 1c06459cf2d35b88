package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.Prediction;
import dev.sluice.engine.store.StoredJob;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class MigrationTest {
    private static final JobId JOB = new JobId("j-0001");
    private static final PhaseId CHECK = new PhaseId("check");
    private static final PhaseId COPY = new PhaseId("copy");

    @TempDir private Path folder;

    static IntStream releasedVersions() {
        return IntStream.rangeClosed(1, Schema.VERSION);
    }

    @ParameterizedTest
    @MethodSource("releasedVersions")
    void aHomeOfAnyReleasedVersionGoesOn(int version) throws Exception {
        Path file = folder.resolve("sluice.db");
        SqliteJobStore.open(file, version, Optional.empty()).close();
        fill(file, version);

        try (JobStore store = SqliteJobStore.open(file)) {
            StoredJob job = store.job(JOB).orElseThrow();
            assertThat(job.job().request().operands()).containsExactly("/in/a.tsv");
            assertThat(job.totals().phase(CHECK))
                    .isEqualTo(new PhaseTotals(2, 0, 1, 10, 30, 0, 30, 1500));
            assertThat(job.totals().tallies()).isEqualTo(Map.of("rows.read", 12L));
            assertThat(store.groups()).hasSize(1);
            assertThat(store.settings()).containsEntry("lane.cpu", "2");
            assertThat(store.items(JOB, ItemQuery.all(0, 10)))
                    .extracting(entry -> entry.state())
                    .containsExactly(ItemState.DONE, ItemState.WAITING, ItemState.FAILED);
            ItemId second = store.waiting(JOB, COPY, 0, 10).getFirst().item().id();
            assertThat(store.checkpoint(second, COPY)).contains("part 7");

            assertThat(store.failureClusters(JOB, 10))
                    .extracting(FailureCluster::cause)
                    .containsExactly("p row … is bad");

            Prediction shown = new Prediction(seconds(1), seconds(2), seconds(3));
            store.write(List.of(new Change.UpdateJob(ended(job.job()))));
            if (version < 3) {
                assertThat(onlyEnded(store).predicted()).isEmpty();
                store.write(List.of(new Change.Predicted(JOB, shown)));
            }
            assertThat(onlyEnded(store).predicted()).contains(shown);

            store.write(List.of(new Change.RetryFailed(JOB)));
            assertThat(onlyEnded(store).predicted()).isEmpty();
            assertThat(store.failures(JOB, 0, 10)).isEmpty();
            assertThat(store.countWaiting(JOB, CHECK)).isEqualTo(1);
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Job ended(Job job) {
        return job.withState(JobState.FAILED)
                .withTimes(job.started(), Optional.of(job.created()), seconds(9));
    }

    private static EndedJob onlyEnded(JobStore store) {
        return store.history(HistoryQuery.newest(10)).jobs().getFirst();
    }

    private static void fill(Path file, int version) throws Exception {
        try (InputStream script =
                        MigrationTest.class.getResourceAsStream("version-" + version + ".sql");
                Connection connection = new Connections(file).writer();
                var statement = connection.createStatement()) {
            assertThat(script).as("content of version " + version).isNotNull();
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : sql.split(";\\s*\\n", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }
}
