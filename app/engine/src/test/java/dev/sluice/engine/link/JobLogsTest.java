package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JobLogsTest {
    private static final JobRequest REQUEST =
            new JobRequest(new PipelineId("load"), "March", List.of("/in"), Map.of());

    @TempDir private Path jobs;

    private JobLogs logs() {
        return new JobLogs(jobs, Clock.fixed(FakeEngine.NOON, ZoneOffset.UTC));
    }

    private static Job job(JobState state) {
        return job(state, Duration.ofSeconds(75));
    }

    private static Job job(JobState state, Duration worked) {
        return FakeEngine.job(1, REQUEST)
                .withState(state)
                .withTimes(Optional.of(FakeEngine.NOON), Optional.empty(), worked);
    }

    private Path file() {
        return jobs.resolve(job(JobState.RUNNING).id().value()).resolve("log.txt");
    }

    @Test
    void eachEventIsALine() throws Exception {
        try (JobLogs logs = logs()) {
            logs.tell(new EngineEvent.JobChanged(job(JobState.PLANNING), JobState.QUEUED));
            logs.tell(
                    new EngineEvent.ItemFailed(
                            job(JobState.RUNNING).id(),
                            "a.tsv",
                            new PhaseId("check"),
                            Failure.permanent("a.tsv is damaged.", "at 7\nat 8")));
            logs.tell(new EngineEvent.Remark(job(JobState.RUNNING).id(), "A tool is old."));
            logs.tell(
                    new EngineEvent.JobChanged(
                            job(JobState.COMPLETED_WITH_FAILURES), JobState.RUNNING));
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(6);
        assertThat(lines.get(4)).endsWith("  A tool is old.");
        assertThat(lines.getFirst()).endsWith("  Begins: March.");
        assertThat(lines.get(1)).endsWith("  check: a.tsv: a.tsv is damaged.");
        assertThat(lines.get(3)).isEqualTo("    at 8");
        assertThat(lines.getLast()).endsWith("  Is done after 0:01:15 h; some items failed.");
    }

    @Test
    void aNameCanNotMakeALineOfItsOwnNorTurnOrDriveOne() throws Exception {
        String forged = "a\n2026-01-01 00:00:00Z  Is done.\r\u2028b";
        try (JobLogs logs = logs()) {
            logs.tell(
                    new EngineEvent.ItemFailed(
                            job(JobState.RUNNING).id(),
                            forged,
                            new PhaseId("check"),
                            Failure.permanent(
                                    forged + " \u001b[31mis\u202e damaged.", "x\r\ny\tz")));
            logs.tell(new EngineEvent.Remark(job(JobState.RUNNING).id(), "A " + forged));
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).filteredOn(line -> !line.startsWith("    ")).hasSize(2);
        assertThat(lines.getFirst()).endsWith("  check: a 2026-01-01 00:00:00Z  Is done.  b: a");
        assertThat(lines).contains("    b □[31mis□ damaged.", "    x", "    y\tz");
    }

    @Test
    void jobThatWasRemovedGetsNoFolderAgain() {
        try (JobLogs logs = logs()) {
            logs.tell(new EngineEvent.JobRemoved(job(JobState.RUNNING).id()));
            logs.tell(new EngineEvent.Notice(job(JobState.RUNNING).id(), Optional.of("Late.")));
        }
        assertThat(file().getParent()).doesNotExist();
    }

    @Test
    void lessThanAMinuteIsToldInSeconds() throws Exception {
        try (JobLogs logs = logs()) {
            logs.tell(
                    new EngineEvent.JobChanged(
                            job(JobState.SUCCEEDED, Duration.ofMillis(240)), JobState.RUNNING));
        }
        assertThat(Files.readAllLines(file()).getLast()).endsWith("  Is done after 0.2 s.");
    }

    @Test
    void longLogLeavesFurtherItemsOutAndStillSaysHowItEnded() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "x".repeat(5 * 1024 * 1024) + "\n");
        try (JobLogs logs = logs()) {
            for (int i = 0; i < 50; i++) {
                logs.tell(
                        new EngineEvent.ItemFailed(
                                job(JobState.RUNNING).id(),
                                "f" + i,
                                new PhaseId("check"),
                                Failure.permanent("No.")));
            }
            logs.tell(new EngineEvent.JobChanged(job(JobState.FAILED), JobState.RUNNING));
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSizeLessThan(6);
        assertThat(lines.get(1)).contains("the list of failures has them all");
        assertThat(lines.get(2)).contains("Failed after 0:01:15 h.");
    }
}
