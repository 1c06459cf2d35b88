package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A machine that has no thread to give for a while. */
class PatientWorkersTest {
    private final MemoryJobStore store = new MemoryJobStore();

    @Test
    void whateverCouldNotBeStartedIsStartedLater() {
        Map<String, Integer> asked = new HashMap<>();
        HandDriven engine = driven(name -> asked.merge(name, 1, Integer::sum) % 3 != 0);
        JobId job = engine.add();

        engine.run();

        assertThat(engine.state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.scheduler.permits.used(LaneId.CPU)).isZero();
    }

    @Test
    void aJobWhoseWorkFindsNoThreadCanBePaused() {
        boolean[] none = {true};
        HandDriven engine = driven(name -> none[0] && name.startsWith("check"));
        JobId job = engine.add();
        engine.until(() -> engine.works(job));
        engine.tell(new Command.Pause(), job);
        none[0] = false;

        engine.run();

        assertThat(engine.state(job)).isEqualTo(JobState.PAUSED);
    }

    private HandDriven driven(Predicate<String> refuses) {
        return new HandDriven(
                        store,
                        aPipeline().then("check", FakePipeline.instant()),
                        HandDriven.CONFIG,
                        time -> new ShortOfThreads(time, refuses))
                .start();
    }

    /** Short of threads, as a system is that limits them. */
    private record ShortOfThreads(ManualTime time, Predicate<String> refuses) implements Workers {
        @Override
        public void startWaiting(String name, Runnable work) {
            start(name, work);
        }

        @Override
        public void startComputing(String name, Runnable work) {
            start(name, work);
        }

        @Override
        public void startWriting(Runnable work) {
            start("writing", work);
        }

        @Override
        public void startTelling(Runnable work) {
            start("telling", work);
        }

        private void start(String name, Runnable work) {
            if (refuses.test(name)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            time.post(work);
        }

        @Override
        public void close() {
            time.close();
        }
    }
}
