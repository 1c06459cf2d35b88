package dev.sluice.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.queue.Snapshots;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.watch.KnownFiles;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class WatchedFolderTest {
    private static final Instant START = Snapshots.NOON;

    @TempDir Path home;
    private final List<JobSnapshot> jobs = new ArrayList<>();
    private Instant now = START;
    private String refused = "";
    private final InstantSource time = () -> now;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectory(home.resolve("in"));
    }

    @Test
    void aCorrectedFileIsQueuedThoughItIsOlderThanTheJobOfTheFirst() throws IOException {
        WatchedFolder folder = folder();
        assertThat(folder.look()).isEqualTo(new WatchState.Watching(0, 0));
        write("id\n1\n", START.plusSeconds(1));
        after(100, folder);
        after(100, folder);
        assertThat(jobs).hasSize(1);

        // As rsync and many others copy it: with the time of the original.
        write("id\n1\n2\n", START.plusSeconds(2));
        after(100, folder);
        after(100, folder);

        assertThat(jobs).hasSize(2);
    }

    @Test
    void aFileThatWasQueuedJustBeforeAKillIsNotQueuedAgain() throws IOException {
        WatchedFolder killed = folder();
        killed.look();
        byte[] before = Files.readAllBytes(home.resolve("known"));
        write("id\n1\n", START.plusSeconds(1));
        after(100, killed);
        after(100, killed);
        assertThat(jobs).hasSize(1);
        Files.write(home.resolve("known"), before);

        WatchedFolder next = folder();
        after(100, next);
        after(100, next);

        assertThat(jobs).hasSize(1);
    }

    @Test
    void aFileThatIsRefusedKeepsNoOtherWaiting() throws IOException {
        refused = "a.tsv";
        WatchedFolder folder = folder();
        folder.look();
        write("id\n1\n", START.plusSeconds(1));
        Files.writeString(home.resolve("in").resolve("b.tsv"), "id\n1\n");
        after(100, folder);

        now = now.plusSeconds(100);
        assertThat(folder.look()).isEqualTo(new WatchState.Refused("Not this one."));

        assertThat(jobs)
                .singleElement()
                .extracting(job -> job.job().request().name())
                .isEqualTo("b.tsv");
        refused = "";
        after(100, folder);
        assertThat(jobs).hasSize(2);
    }

    @Test
    void linksThatLeadRoundInACircleAreSkippedAndTheFolderIsWatched() throws IOException {
        Path in = home.resolve("in");
        Files.createSymbolicLink(in.resolve("itself.tsv"), Path.of("itself.tsv"));
        Files.createSymbolicLink(in.resolve("there.tsv"), Path.of("back.tsv"));
        Files.createSymbolicLink(in.resolve("back.tsv"), Path.of("there.tsv"));
        Files.createSymbolicLink(in.resolve("parent"), in);
        Files.createSymbolicLink(in.resolve("parent.tsv"), home);
        WatchedFolder folder = folder();

        assertThat(folder.look()).isEqualTo(new WatchState.Watching(0, 0));
        Files.writeString(home.resolve("elsewhere.tsv"), "id\n1\n");
        Files.createSymbolicLink(in.resolve("b.tsv"), home.resolve("elsewhere.tsv"));
        after(100, folder);
        after(100, folder);

        assertThat(jobs)
                .singleElement()
                .extracting(job -> job.job().request().name())
                .isEqualTo("b.tsv");
    }

    private void after(long seconds, WatchedFolder folder) {
        now = now.plusSeconds(seconds);
        folder.look();
    }

    private void write(String content, Instant changed) throws IOException {
        Path file = Files.writeString(home.resolve("in").resolve("a.tsv"), content);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private WatchedFolder folder() {
        Watch watch =
                new Watch(
                        "w",
                        home.resolve("in"),
                        LoadPipeline.ID,
                        Optional.empty(),
                        Optional.empty(),
                        Watch.USUAL_SECONDS);
        UsualRequests requests =
                new UsualRequests(
                        home,
                        List.of(new LoadPipeline()),
                        FXCollections.<Preset>observableArrayList());
        Engine engine =
                (Engine)
                        Proxy.newProxyInstance(
                                Engine.class.getClassLoader(),
                                new Class<?>[] {Engine.class},
                                (self, method, given) -> {
                                    if (method.getName().equals("submit")) {
                                        submit((Submission) given[0]);
                                        return null;
                                    }
                                    return sample();
                                });
        return new WatchedFolder(
                watch,
                new KnownFiles(home.resolve("known")),
                () -> engine,
                requests,
                name -> requests.takes(watch, name),
                time.withZone(ZoneOffset.UTC));
    }

    private EngineSnapshot sample() {
        return Snapshots.of(jobs.toArray(JobSnapshot[]::new));
    }

    private void submit(Submission submission) throws InvalidOption {
        if (submission.requests().getFirst().name().equals(refused)) {
            throw new InvalidOption("operands", "Not this one.");
        }
        Job job = Snapshots.job("made" + jobs.size()).build().job();
        Job made =
                new Job(
                        job.id(),
                        job.group(),
                        submission.requests().getFirst(),
                        job.state(),
                        job.priority(),
                        job.position(),
                        now,
                        job.started(),
                        job.finished(),
                        job.worked(),
                        job.pauseReason(),
                        job.failure(),
                        job.version());
        JobSnapshot model = Snapshots.job("model").build();
        jobs.add(new JobSnapshot(made, model.progress(), Duration.ZERO, Optional.empty()));
    }
}
