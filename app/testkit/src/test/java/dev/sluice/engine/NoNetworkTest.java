package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.NoAnswer;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.progress.Waits;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;

import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that needs a network which is not there. */
class NoNetworkTest {
    private static final String SENTENCE = EngineSnapshot.NO_NETWORK;

    private final List<Integer> tries = new ArrayList<>();
    private final List<ManualEngine> made = new ArrayList<>();

    private ManualEngine engine(FakePipeline pipeline) {
        ManualEngine engine = ManualEngine.with(pipeline);
        made.add(engine);
        return engine;
    }

    private boolean up() {
        return made.getFirst().network().get();
    }

    /** What a name that can't be looked up comes to. */
    private static PhaseFailure notFound() {
        return new PhaseFailure(
                Failure.transientOf("There is no address for a.example.", ""),
                new UnknownHostException("a.example"));
    }

    /** Fails as work does that reaches nobody, while there is no network. */
    private void reach() throws PhaseFailure {
        if (!up()) {
            throw notFound();
        }
    }

    /** A job that begins without a network. */
    private static JobId startOffline(ManualEngine engine, String name) {
        engine.network().set(false);
        return engine.start(name);
    }

    private FakePipeline downloads(int items) {
        return aPipeline()
                .from(paged(items, items, 10))
                .then(
                        "download",
                        context -> {
                            tries.add(context.attempt());
                            reach();
                            return Outcome.done();
                        });
    }

    @Test
    void downloadsWaitWithoutUsingUpTheirTriesAndGoOnByThemselves() {
        ManualEngine engine = engine(downloads(3));
        JobId job = startOffline(engine, "offline");
        engine.run(Duration.ofHours(2));

        assertThat(engine.engine().snapshot().offline()).isTrue();
        assertThat(engine.job(job).notice()).contains(SENTENCE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.RUNNING);
        assertThat(engine.phase(job, "download").waits()).isEqualTo(new Waits.ForNetwork());
        assertThat(tries).containsOnly(1);

        engine.network().set(true);
        engine.run(Duration.ofSeconds(5));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.engine().snapshot().offline()).isFalse();
        assertThat(engine.job(job).notice()).isEmpty();
        assertThat(tries).containsOnly(1);
    }

    @Test
    void aNameThatIsNotFoundWhileTheNetworkIsThereFailsAsEver() {
        ManualEngine engine =
                engine(
                        aPipeline()
                                .from(paged(1, 1, 10))
                                .then(
                                        "download",
                                        context -> {
                                            tries.add(context.attempt());
                                            throw notFound();
                                        }));
        JobId job = engine.start("wrong name");
        engine.run(Duration.ofMinutes(10));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.FAILED);
        assertThat(tries).containsExactly(1, 2, 3, 4, 5);
        assertThat(engine.engine().snapshot().offline()).isFalse();
    }

    @Test
    void aServerOfThisMachineThatRefusesIsNoMatterOfTheNetwork() {
        ManualEngine engine =
                engine(
                        aPipeline()
                                .from(paged(1, 1, 10))
                                .then(
                                        "download",
                                        context -> {
                                            throw new PhaseFailure(
                                                    Failure.transientOf("Nothing answers.", ""),
                                                    new ConnectException("Connection refused"));
                                        }));
        JobId job = startOffline(engine, "local");
        engine.run(Duration.ofMinutes(10));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.FAILED);
    }

    /** Reaches for a server elsewhere that takes no connection. */
    private FakePipeline unanswered() {
        return aPipeline()
                .from(paged(1, 1, 10))
                .then(
                        "copy",
                        context -> {
                            tries.add(context.attempt());
                            if (tries.size() < 3) {
                                throw new PhaseFailure(
                                        Failure.transientOf("Nothing answers.", ""),
                                        new NoAnswer(
                                                "db.example",
                                                new ConnectException("Connection refused")));
                            }
                            return Outcome.done();
                        });
    }

    @Test
    void aServerElsewhereThatRefusesIsWaitedForWithoutUsingUpATry() {
        ManualEngine engine = engine(unanswered());
        JobId job = startOffline(engine, "elsewhere");
        engine.run(Duration.ofSeconds(1));
        assertThat(engine.job(job).notice()).contains(SENTENCE);
        assertThat(engine.phase(job, "copy").waits()).isEqualTo(new Waits.ForNetwork());

        engine.run(Duration.ofHours(1));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(tries).containsExactly(1, 1, 1);
    }

    @Test
    void aServerElsewhereThatRefusesWhileTheNetworkIsThereUsesUpTries() {
        ManualEngine engine = engine(unanswered());
        JobId job = engine.start("elsewhere");
        engine.run(Duration.ofHours(1));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(tries).containsExactly(1, 2, 3);
    }

    @Test
    void whatNeedsNoNetworkGoesOnMeanwhile() {
        ManualEngine engine =
                engine(
                        aPipeline()
                                .from(paged(3, 3, 10))
                                .then(
                                        "download",
                                        context -> {
                                            if (context.item().name().equals("item-1") && !up()) {
                                                throw notFound();
                                            }
                                            return Outcome.done();
                                        })
                                .then("extract", FakePipeline.instant()));
        JobId job = startOffline(engine, "mixed");
        engine.run(Duration.ofSeconds(20));

        assertThat(engine.phase(job, "extract").counts().done()).isEqualTo(2);
        assertThat(engine.job(job).notice()).contains(SENTENCE);
    }

    @Test
    void aListThatCannotBeFetchedIsAskedForAgainOnlyOnceTheNetworkIsBack() {
        List<Boolean> asked = new ArrayList<>();
        ManualEngine engine =
                engine(
                        aPipeline()
                                .from((after, stop) -> {
                                    asked.add(up());
                                    reach();
                                    return paged(2, 2, 1).next(after, stop);
                                })
                                .then("download", FakePipeline.instant()));
        JobId job = startOffline(engine, "list");
        engine.run(Duration.ofHours(1));
        assertThat(asked).containsExactly(false);
        assertThat(engine.job(job).notice()).contains(SENTENCE);

        engine.network().set(true);
        engine.run(Duration.ofSeconds(5));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatCannotBeOpenedWithoutOneIsOpenedLater() {
        ManualEngine engine =
                engine(aPipeline().opening(this::reach).then("copy", FakePipeline.instant()));
        JobId job = startOffline(engine, "target elsewhere");
        engine.run(Duration.ofHours(1));
        assertThat(engine.job(job).notice()).contains(SENTENCE);

        engine.network().set(true);
        engine.run(Duration.ofSeconds(10));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void nothingIsSaidAnyMoreOnceNobodyWaits() {
        ManualEngine engine = engine(downloads(1));
        JobId job = startOffline(engine, "offline");
        engine.run(Duration.ofMinutes(1));
        engine.engine().control(new Command.Cancel(), List.of(job));
        engine.run(Duration.ofMinutes(2));

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.CANCELLED);
        assertThat(engine.engine().snapshot().offline()).isFalse();
    }

    @Test
    void aPausedJobTriesAnewWhenItGoesOn() {
        ManualEngine engine = engine(downloads(2));
        JobId job = startOffline(engine, "offline");
        engine.run(Duration.ofMinutes(1));
        engine.engine().control(new Command.Pause(), List.of(job));
        engine.run(Duration.ofMinutes(1));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.PAUSED);
        assertThat(engine.job(job).notice()).isEqualTo(Optional.empty());

        engine.network().set(true);
        engine.engine().control(new Command.Resume(), List.of(job));
        engine.run(Duration.ofMinutes(1));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(tries).containsOnly(1);
    }
}
