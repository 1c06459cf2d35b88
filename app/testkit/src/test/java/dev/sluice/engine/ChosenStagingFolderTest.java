package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder for files between phases that a person chose. */
class ChosenStagingFolderTest {
    private static final Path USUAL = Path.of("home", "staging");
    private static final Path BIG = Path.of("big").toAbsolutePath();
    private static final Path BIGGER = Path.of("bigger").toAbsolutePath();

    private final FakeDisk disk = new FakeDisk();
    private final MemoryJobStore store = new MemoryJobStore();
    private final List<Path> used = new ArrayList<>();
    private Phase work = _ -> Outcome.done();

    private FakePipeline pipeline() {
        return aPipeline()
                .from(paged(1, 1, 10))
                .lookingAt(context -> used.add(context.stagingFolder()))
                .then("compress", context -> work.run(context));
    }

    /** A program that was started now, after the end or the kill of any before. */
    private ManualEngine started(Limits chosen) {
        ManualTime time = new ManualTime();
        return new ManualEngine(
                time, disk, store, pipeline(), EngineConfig.forCores(2).with(chosen));
    }

    private static void choose(ManualEngine engine, Optional<Path> folder) {
        engine.engine().setLimits(Limits.ofStagingFolder(folder));
    }

    private static Limits chosen(Path folder) {
        return Limits.ofStagingFolder(Optional.of(folder));
    }

    private static void run(ManualEngine engine) {
        engine.run(Duration.ofMinutes(1));
    }

    @Test
    void jobsThatBeginAfterTheChoiceUseItAndOthersStayWhereTheyAre() {
        ManualEngine engine = started(Limits.NONE);
        JobId before = engine.start("before");
        engine.time().runUntil(() -> !used.isEmpty());
        choose(engine, Optional.of(BIG));
        JobId after = engine.start("after");
        run(engine);

        assertThat(used.getFirst()).isEqualTo(USUAL.resolve(before.value()));
        assertThat(used.getLast().getFileName()).hasToString(after.value());
        assertThat(used.getLast()).startsWithRaw(BIG);
        assertThat(engine.engine().snapshot().staging().folder()).isEqualTo(BIG.toString());
        assertThat(disk.removed()).containsAll(used);
    }

    @Test
    void theUsualOneCanBeChosenAgain() {
        ManualEngine engine = started(Limits.NONE);
        choose(engine, Optional.of(BIG));
        choose(engine, Optional.empty());
        JobId job = engine.start("again");
        run(engine);

        assertThat(used).containsExactly(USUAL.resolve(job.value()));
        assertThat(engine.engine().snapshot().staging().folder()).isEmpty();
    }

    @Test
    void afterAKillAJobGoesOnInTheFolderItBeganIn() {
        ManualEngine killed = started(Limits.NONE);
        choose(killed, Optional.of(BIG));
        killed.start("long");
        killed.time().runUntil(() -> !used.isEmpty());
        killed.time().runUntil(() -> store.jobs().getFirst().job().state() != JobState.QUEUED);

        ManualEngine next = started(chosen(BIG));
        choose(next, Optional.of(BIGGER));
        next.engine().activateAll();
        run(next);

        assertThat(used).hasSize(2);
        assertThat(used.getFirst()).startsWithRaw(BIG).isEqualTo(used.getLast());
        assertThat(disk.removed()).contains(used.getFirst());
    }

    @Test
    void afterAKillAJobThatBeganInTheUsualFolderStaysThere() {
        ManualEngine killed = started(Limits.NONE);
        JobId job = killed.start("long");
        killed.time().runUntil(() -> !used.isEmpty());

        ManualEngine next = started(Limits.NONE);
        choose(next, Optional.of(BIG));
        next.engine().activateAll();
        run(next);

        assertThat(Set.copyOf(used)).containsExactly(USUAL.resolve(job.value()));
    }

    @Test
    void whileTheDiskIsUnpluggedTheJobWaitsAndNothingFails() {
        ManualEngine engine = started(Limits.NONE);
        choose(engine, Optional.of(BIG));
        List<Integer> tries = new ArrayList<>();
        work =
                context -> {
                    tries.add(context.attempt());
                    if (tries.size() == 1) {
                        disk.unplug(BIG);
                        throw new NoSuchFileException(BIG.resolve("part-0.zst").toString());
                    }
                    return Outcome.done();
                };
        JobId job = engine.start("unplugged");
        engine.run(Duration.ofHours(1));

        assertThat(engine.job(job).notice().orElse(""))
                .contains(BIG.toString())
                .contains("is not there; connect its disk");
        assertThat(engine.phase(job, "compress").counts().failed()).isZero();
        assertThat(tries).hasSize(1);

        disk.plugIn(BIG);
        run(engine);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(tries).containsExactly(1, 1);
        assertThat(engine.job(job).notice()).isEmpty();
    }

    @Test
    void aJobThatWouldBeginThereWaitsAndMayBeginElsewhere() {
        ManualEngine engine = started(Limits.NONE);
        choose(engine, Optional.of(BIG));
        disk.unplug(BIG);
        JobId job = engine.start("new");
        run(engine);
        assertThat(used).isEmpty();
        assertThat(engine.job(job).notice().orElse("")).contains("choose another folder");
        assertThat(engine.engine().snapshot().staging().freeBytes()).isZero();

        choose(engine, Optional.of(BIGGER));
        run(engine);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(used.getFirst()).startsWithRaw(BIGGER);
    }

    @Test
    void aJobThatWaitsForItsDiskCanBeCancelled() {
        ManualEngine engine = started(Limits.NONE);
        choose(engine, Optional.of(BIG));
        disk.unplug(BIG);
        JobId job = engine.start("new");
        run(engine);
        engine.engine().control(new Command.Cancel(), List.of(job));
        run(engine);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.CANCELLED);
    }

    private boolean isThere(Path root) {
        return disk.isFolder(root);
    }

    /** What a job that has ended leaves of a folder that is still chosen. */
    private Path leftByAJob(ManualEngine engine) {
        choose(engine, Optional.of(BIG));
        engine.start("only");
        run(engine);
        return used.getFirst().resolveSibling("");
    }

    @Test
    void aFolderThatIsNoLongerChosenGoesWithItsLastJob() {
        ManualEngine engine = started(Limits.NONE);
        choose(engine, Optional.of(BIG));
        engine.start("last");
        engine.time().runUntil(() -> !used.isEmpty());
        Path root = used.getFirst().resolveSibling("");
        choose(engine, Optional.of(BIGGER));
        engine.time().runUntil(() -> disk.removed().contains(used.getFirst()));

        assertThat(isThere(root)).isFalse();
        engine.start("next");
        run(engine);
        assertThat(isThere(used.getLast().resolveSibling(""))).isTrue();
    }

    @Test
    void aFolderThatNoJobWasInGoesAtOnceAndMayBeChosenAgain() {
        ManualEngine engine = started(Limits.NONE);
        Path root = leftByAJob(engine);
        assertThat(isThere(root)).isTrue();

        choose(engine, Optional.empty());
        run(engine);
        assertThat(isThere(root)).isFalse();

        choose(engine, Optional.of(BIG));
        JobId job = engine.start("again");
        run(engine);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(used.getLast().resolveSibling("")).isEqualTo(root);
    }

    @Test
    void whatIsNotOursKeepsTheFolder() {
        ManualEngine engine = started(Limits.NONE);
        Path root = leftByAJob(engine);
        disk.keep(root.resolve("notes.txt"), "by a person");

        choose(engine, Optional.empty());
        run(engine);
        assertThat(isThere(root)).isTrue();
        assertThat(disk.read(root.resolve("notes.txt"))).isPresent();
    }

    @Test
    void anEmptyFolderOfBeforeIsRemovedAtTheStart() {
        ManualEngine killed = started(Limits.NONE);
        Path root = leftByAJob(killed);

        run(started(chosen(BIG)));
        assertThat(isThere(root)).isTrue();
        run(started(chosen(BIGGER)));
        assertThat(isThere(root)).isFalse();
    }

    @Test
    void leftOversAreRemovedFromFoldersThatWereChosenBefore() {
        ManualEngine killed = started(Limits.NONE);
        choose(killed, Optional.of(BIG));
        killed.start("long");
        killed.time().runUntil(() -> !used.isEmpty());
        Path gone = used.getFirst().resolveSibling("j-gone");
        disk.leave(gone);
        disk.leave(used.getFirst());
        choose(killed, Optional.of(BIGGER));

        run(started(chosen(BIGGER)));

        assertThat(disk.removed()).containsExactly(gone);
    }
}
