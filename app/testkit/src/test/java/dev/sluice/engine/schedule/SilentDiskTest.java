package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A disk that does not answer, as one whose server is gone: the queue goes on without. */
class SilentDiskTest {
    private static final Path BIG = Path.of("big").toAbsolutePath();

    private final Deque<Runnable> unanswered = new ArrayDeque<>();
    private final Set<JobId> failing = new HashSet<>();
    private final Set<JobId> tried = new HashSet<>();
    private boolean silent;
    private IOException failure = new IOException("none");

    private final HandDriven engine =
            new HandDriven(
                    new MemoryJobStore(),
                    aPipeline().from(paged(1, 1, 10)).then("compress", failingAtFirst()),
                    HandDriven.CONFIG,
                    time -> new DiskWorkers(time));

    private Phase failingAtFirst() {
        return context -> {
            JobId job = context.item().job();
            if (failing.contains(job) && tried.add(job)) {
                throw failure;
            }
            return Outcome.done();
        };
    }

    private EngineSnapshot.Staging shown() {
        return engine.scheduler.sampler.newest().staging();
    }

    private void choose(Path folder) throws IOException {
        engine.scheduler.folders.prepare(folder);
        engine.scheduler.folders.choose(Optional.of(folder));
        engine.scheduler.sampler.changed();
    }

    private void answer() {
        silent = false;
        unanswered.forEach(engine.time::post);
        unanswered.clear();
    }

    @Test
    void whatIsFreeIsUnknownUntilTheDiskAnswers() {
        silent = true;
        engine.disk.setFree(500);
        engine.start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(shown().freeBytes()).isZero();

        answer();
        engine.run();
        assertThat(shown().freeBytes()).isEqualTo(500);
    }

    @Test
    void whileItDoesNotAnswerItIsAskedNoMoreAndItsLastAnswerStands() {
        engine.disk.setFree(500);
        engine.start();
        engine.run();
        silent = true;
        engine.disk.setFree(300);
        for (int i = 0; i < 5; i++) {
            engine.add();
            engine.run();
        }
        assertThat(shown().freeBytes()).isEqualTo(500);
        assertThat(unanswered).hasSize(1);
    }

    @Test
    void anotherFolderIsAskedAllTheSame() throws IOException {
        silent = true;
        engine.start();
        engine.run();
        silent = false;
        engine.disk.setFree(500);
        choose(BIG);
        engine.run();
        assertThat(shown().freeBytes()).isEqualTo(500);

        engine.disk.setFree(300);
        answer(); // Of the folder before, which is of no use now.
        engine.run();
        assertThat(shown().freeBytes()).isEqualTo(500);
    }

    @Test
    void aJobThatWaitsForRoomTriesOnNowAndThen() {
        engine.start();
        JobId full = engine.add();
        failing.add(full);
        failure = new NoRoom(Path.of("target"), new IOException("no space"));
        silent = true;
        engine.until(() -> engine.active(full).flatMap(job -> job.roomWait).isPresent());
        JobId other = engine.add();

        engine.time.run(Duration.ofSeconds(20));
        assertThat(engine.state(other)).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.state(full)).isEqualTo(JobState.RUNNING);

        engine.time.run(Duration.ofSeconds(20));
        assertThat(engine.state(full)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobWhoseFolderIsGoneGoesOnWhenTheDiskAnswers() throws IOException {
        engine.start();
        choose(BIG);
        JobId job = engine.add();
        failing.add(job);
        failure = new NoSuchFileException("part-0.zst");
        engine.until(() -> engine.works(job));
        engine.disk.unplug(BIG);
        engine.until(() -> engine.active(job).flatMap(it -> it.roomWait).isPresent());
        silent = true;
        engine.disk.plugIn(BIG);
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.RUNNING);

        answer();
        engine.run();
        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    /** Looks at disks are kept back while the disk is silent; all else is worked on. */
    private final class DiskWorkers implements Workers {
        private final ManualTime time;

        DiskWorkers(ManualTime time) {
            this.time = time;
        }

        @Override
        public void startWaiting(String name, Runnable work) {
            time.startWaiting(name, work);
        }

        @Override
        public void startComputing(String name, Runnable work) {
            if (silent && name.equals("look at a disk")) {
                unanswered.add(work);
            } else {
                time.startComputing(name, work);
            }
        }

        @Override
        public void startWriting(Runnable work) {
            time.startWriting(work);
        }

        @Override
        public void startTelling(Runnable work) {
            time.startTelling(work);
        }

        @Override
        public void close() {
            time.close();
        }
    }
}
