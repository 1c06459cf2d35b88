package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.RetryPolicy;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** How items flow through an engine whose time is driven by hand. */
class FlowTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void everyItemPassesEveryPhaseOnce() {
        List<String> log = new ArrayList<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(5, 2, 10))
                                .then("check", logging(log, "check"))
                                .then("copy", logging(log, "copy")));
        JobId job = engine.start("five");
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(log).hasSize(10).doesNotHaveDuplicates();
        assertThat(engine.phase(job, "copy").counts().done()).isEqualTo(5);
    }

    @Test
    void aPipelineThatFailsToMakeItsPhaseFailsItsItemsAndNothingElse() {
        ManualEngine engine =
                ManualEngine.with(aPipeline().then("check", instant()).thenNothing("copy"));

        JobId job = engine.start("faulty");
        engine.run(MINUTE);

        assertThat(engine.job(job).job().state()).isEqualTo(JobState.FAILED);
        assertThat(engine.phase(job, "copy").counts().failed()).isEqualTo(3);
        assertThat(engine.store().failures(job, 0, 10))
                .allSatisfy(
                        record -> assertThat(record.failure()).isInstanceOf(Failure.Defect.class));
    }

    @Test
    void anItemGoesOnToTheNextPhaseWhileOthersAreStillInTheFirst() {
        List<String> log = new ArrayList<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(6, 6, 10))
                                .then("check", logging(log, "check"))
                                .then(
                                        "copy",
                                        LaneId.WAREHOUSE,
                                        PhaseSpec.StagingUse.NONE,
                                        logging(log, "copy")));
        engine.start("overlap");
        engine.run(MINUTE);
        assertThat(log.indexOf("copy item-1")).isLessThan(log.indexOf("check item-6"));
    }

    @Test
    void anItemWaitsForAPhaseAsLongAsThatAsksForAndHoldsNoPermit() {
        List<String> log = new ArrayList<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(6, 6, 10))
                                .then("check", logging(log, "check"))
                                .thenAfter(MINUTE, "copy", logging(log, "copy")));
        JobId job = engine.start("later");
        engine.run(Duration.ofSeconds(50));
        assertThat(log).hasSize(6).allMatch(line -> line.startsWith("check"));
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(log).hasSize(12);
    }

    @Test
    void whatHasWaitedLongEnoughIsTakenHoweverMuchStillWaits() {
        List<String> log = new ArrayList<>();
        ManualTime time = new ManualTime();
        Phase fetch = logging(log, "fetch");
        ManualEngine engine =
                new ManualEngine(
                        time,
                        new FakeDisk(),
                        new MemoryJobStore(),
                        aPipeline()
                                .from(paged(1_500, 500, 1))
                                .then(
                                        "fetch",
                                        LaneId.NETWORK,
                                        PhaseSpec.StagingUse.NONE,
                                        context -> {
                                            time.spend(Duration.ofSeconds(1));
                                            return fetch.run(context);
                                        })
                                .thenAfter(Duration.ofSeconds(1_200), "copy", logging(log, "copy")),
                        EngineConfig.forCores(2));
        JobId job = engine.start("later");
        engine.run(Duration.ofHours(2));
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(log.indexOf("copy item-1")).isLessThan(log.indexOf("fetch item-1500"));
    }

    @Test
    void whatIsPreferredGoesBeforeFurtherWorkOfEarlierPhases() {
        assertThat(fetchedBeforeTheThirdCopy(0)).isGreaterThan(15);
        assertThat(fetchedBeforeTheThirdCopy(1)).isLessThan(10);
    }

    /** Of a hundred items, four of which are fetched and one of which is copied at a time. */
    private static long fetchedBeforeTheThirdCopy(int priority) {
        List<String> log = new ArrayList<>();
        ManualEngine engine =
                withPermits(
                        aPipeline()
                                .from(paged(100, 100, 10))
                                .then(
                                        "fetch",
                                        LaneId.NETWORK,
                                        PhaseSpec.StagingUse.NONE,
                                        logging(log, "fetch"))
                                .thenFirst(priority, "copy", logging(log, "copy")));
        JobId job = engine.start("fetch and copy");
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        return log.stream()
                .takeWhile(line -> !line.equals("copy item-3"))
                .filter(line -> line.startsWith("fetch"))
                .count();
    }

    @Test
    void whatIsPreferredGoesBeforeTheWorkOfOtherJobs() {
        assertThat(doneOfAnUrgentJobBeforeWhatWaited(0)).isGreaterThan(15);
        assertThat(doneOfAnUrgentJobBeforeWhatWaited(5)).isLessThan(4);
    }

    /** It comes in the middle of another job, of which an item has just been checked. */
    private static long doneOfAnUrgentJobBeforeWhatWaited(int priority) {
        List<Long> log = new ArrayList<>();
        ManualEngine[] engine = new ManualEngine[1];
        Phase check =
                context -> {
                    log.add(context.item().id().value());
                    if (context.item().id().value() == 4) {
                        engine[0].start("urgent", 2);
                    }
                    return Outcome.done();
                };
        Phase copy =
                context -> {
                    log.add(context.item().id().value());
                    return Outcome.done();
                };
        engine[0] =
                withPermits(
                        aPipeline()
                                .from(paged(30, 30, 10))
                                .then("check", check)
                                .thenFirst(priority, "copy", copy));
        engine[0].start("patient");
        engine[0].run(MINUTE);
        assertThat(log).hasSize(120);
        int begun = log.indexOf(log.stream().filter(id -> id > 30).findFirst().orElseThrow());
        // Each item is in the log twice; the last one of the patient job that began before.
        long waited = log.stream().limit(begun).mapToLong(log::lastIndexOf).max().orElseThrow();
        return log.stream().limit(waited).skip(begun).filter(id -> id > 30).count();
    }

    private static ManualEngine withPermits(FakePipeline pipeline) {
        return new ManualEngine(
                new ManualTime(),
                new FakeDisk(),
                new MemoryJobStore(),
                pipeline,
                new EngineConfig(
                        Map.of(LaneId.CPU, 1, LaneId.NETWORK, 4),
                        1_000,
                        new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1))));
    }

    @Test
    void aRunSumsUpOnceAllHasEndedAndBeforeTheJobDoes() {
        List<ItemState> ends = new ArrayList<>();
        List<JobState> states = new ArrayList<>();
        ManualEngine[] holder = new ManualEngine[1];
        JobId[] job = new JobId[1];
        holder[0] =
                ManualEngine.with(
                        aPipeline()
                                .then("check", instant())
                                .finishing(items -> {
                                    items.page(0, 10).forEach(entry -> ends.add(entry.state()));
                                    states.add(holder[0].job(job[0]).job().state());
                                }));
        job[0] = holder[0].start("summed up");
        holder[0].run(MINUTE);
        assertThat(ends).hasSize(3).containsOnly(ItemState.DONE);
        assertThat(states).hasSize(1).noneMatch(JobState::ended);
        assertThat(holder[0].job(job[0]).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anItemIsNotReadyForItsNextPhaseBeforeItsOutcomeIsDurable() {
        List<ItemState> seen = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        ManualEngine[] holder = new ManualEngine[1];
        FakePipeline pipeline =
                aPipeline()
                        .then("check", instant())
                        .then(
                                "copy",
                                context -> {
                                    var stored =
                                            holder[0]
                                                    .store()
                                                    .items(
                                                            context.item().job(),
                                                            ItemQuery.all(
                                                                    context.item().ordinal() - 1,
                                                                    1))
                                                    .getFirst();
                                    seen.add(stored.state());
                                    phases.add(stored.phase().value());
                                    return Outcome.done();
                                });
        holder[0] = ManualEngine.with(pipeline);
        holder[0].start("durable");
        holder[0].run(MINUTE);
        assertThat(seen).hasSize(3).containsOnly(ItemState.WAITING);
        assertThat(phases).containsOnly("copy");
    }

    @Test
    void countsAddUpInEverySampleAndNeverGoBack() {
        ManualEngine[] holder = new ManualEngine[1];
        Phase slow =
                context -> {
                    holder[0].time().spend(Duration.ofMillis(130));
                    context.meter().advance(10, 10);
                    return context.item().ordinal() % 7 == 0
                            ? new Outcome.Failed(Failure.permanent("broken"))
                            : Outcome.done();
                };
        holder[0] =
                ManualEngine.with(
                        aPipeline().from(paged(60, 9, 10)).then("check", slow).then("copy", slow));
        JobId job = holder[0].start("counted");
        holder[0].run(MINUTE);
        Map<String, Long> last = new HashMap<>();
        assertThat(holder[0].samples()).hasSizeGreaterThan(20);
        for (JobSnapshot snapshot : seen(holder[0], job)) {
            addsUp(snapshot.progress().items());
            for (PhaseProgress phase : snapshot.progress().phases()) {
                addsUp(phase.counts());
                String id = phase.id().value();
                assertThat(phase.counts().done()).isGreaterThanOrEqualTo(last.getOrDefault(id, 0L));
                last.put(id, phase.counts().done());
            }
        }
        assertThat(holder[0].job(job).job().state()).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        assertThat(holder[0].phase(job, "check").counts().failed()).isEqualTo(8);
        assertThat(holder[0].phase(job, "copy").counts().known()).isEqualTo(52);
    }

    /** The job in every sample told since it was there. */
    private static List<JobSnapshot> seen(ManualEngine engine, JobId job) {
        return engine.samples().stream().flatMap(sample -> sample.job(job).stream()).toList();
    }

    private static void addsUp(Counts counts) {
        assertThat(counts.known())
                .isEqualTo(
                        counts.done()
                                + counts.skipped()
                                + counts.failed()
                                + counts.running()
                                + counts.waiting());
    }

    @Test
    void aTransientFailureIsTriedAgainWithPausesAndAPermanentOneIsNot() {
        Map<String, Integer> tries = new HashMap<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then(
                                        "upload",
                                        context -> {
                                            String name = context.item().name();
                                            int tried = tries.merge(name, 1, Integer::sum);
                                            return switch (name) {
                                                case "item-1" ->
                                                        tried < 3
                                                                ? new Outcome.Failed(
                                                                        Failure.transientOf(
                                                                                "no network", ""))
                                                                : Outcome.done();
                                                case "item-2" ->
                                                        new Outcome.Failed(
                                                                Failure.permanent("refused"));
                                                default ->
                                                        new Outcome.Failed(
                                                                Failure.transientOf(
                                                                        "never any network", ""));
                                            };
                                        }));
        JobId job = engine.start("retries");
        engine.run(Duration.ofMillis(400));
        assertThat(tries).containsEntry("item-1", 1);
        engine.run(Duration.ofMinutes(5));
        assertThat(tries)
                .containsEntry("item-1", 3)
                .containsEntry("item-2", 1)
                .containsEntry("item-3", 5);
        assertThat(engine.phase(job, "upload").counts().failed()).isEqualTo(2);
    }

    @Test
    void aTargetThatCannotBeReachedForAMomentIsTriedAgainAndTheJobSaysWhatItWaitsFor() {
        AtomicBoolean locked = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .opening(() -> {
                                    tries.incrementAndGet();
                                    if (locked.get()) {
                                        throw new PhaseFailure(
                                                Failure.transientOf("the table is locked", ""));
                                    }
                                })
                                .then("copy", context -> Outcome.done()));
        JobId waits = engine.start("waits");
        engine.run(Duration.ofMillis(400));
        assertThat(engine.job(waits).notice()).hasValue("the table is locked");
        locked.set(false);
        engine.run(MINUTE);
        assertThat(engine.job(waits).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.job(waits).notice()).isEmpty();

        locked.set(true);
        tries.set(0);
        JobId inVain = engine.start("in vain");
        engine.run(MINUTE);
        assertThat(tries).hasValue(5);
        assertThat(engine.job(inVain).job().state()).isEqualTo(JobState.FAILED);
        assertThat(engine.job(inVain).job().failure().orElseThrow().message())
                .isEqualTo("the table is locked");
    }

    @Test
    void retryFailedRunsOnlyTheFailedItemsFromThePhaseThatFailed() {
        List<String> log = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then("check", logging(log, "check"))
                                .then(
                                        "copy",
                                        context -> {
                                            log.add("copy " + context.item().name());
                                            return broken.get()
                                                            && context.item()
                                                                    .name()
                                                                    .equals("item-2")
                                                    ? new Outcome.Failed(
                                                            Failure.permanent(
                                                                    "target is read-only"))
                                                    : Outcome.done();
                                        }));
        JobId job = engine.start("again");
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        broken.set(false);
        log.clear();
        engine.engine().control(new Command.RetryFailed(), List.of(job));
        engine.run(MINUTE);
        assertThat(log).containsExactly("copy item-2");
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.phase(job, "copy").counts().done()).isEqualTo(3);
    }

    @Test
    void failuresOfItemsAreToldOnceAndTheOthersGoOn() {
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then(
                                        "check",
                                        context -> {
                                            if (context.item().name().equals("item-2")) {
                                                throw new IllegalStateException("a fault");
                                            }
                                            return Outcome.done();
                                        }));
        JobId job = engine.start("faulty");
        engine.run(MINUTE);
        assertThat(engine.events().stream().filter(EngineEvent.ItemFailed.class::isInstance))
                .hasSize(1);
        assertThat(engine.phase(job, "check").counts().done()).isEqualTo(2);
    }

    @Test
    void aPhaseOfJobScopeRunsOnceAfterAllItemsEnded() {
        List<String> log = new ArrayList<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then("check", logging(log, "check"))
                                .atLast(
                                        "manifest",
                                        context -> {
                                            log.add(
                                                    "manifest of "
                                                            + context.items().page(0, 10).size());
                                            return Outcome.done();
                                        }));
        engine.start("manifest");
        engine.run(MINUTE);
        assertThat(log).hasSize(4).endsWith("manifest of 3");
    }

    @Test
    void aHigherPriorityGoesFirstAndOlderJobsBeforeYounger() {
        List<String> log = new ArrayList<>();
        FakePipeline pipeline =
                aPipeline()
                        .then(
                                "check",
                                context -> {
                                    log.add(context.item().job().value());
                                    return Outcome.done();
                                });
        ManualEngine engine = ManualEngine.with(pipeline);
        engine.engine().setPermits(Engine.PARALLEL_JOBS, 1);
        JobId first = engine.queue("first", 0);
        JobId second = engine.queue("second", 0);
        JobId last = engine.queue("last", Integer.MIN_VALUE);
        JobId urgent = engine.queue("urgent", 5);
        engine.engine().activateAll();
        engine.run(MINUTE);
        assertThat(log.stream().distinct())
                .containsExactly(urgent.value(), first.value(), second.value(), last.value());
    }

    @Test
    void aLimitOfALaneHoldsAndCanBeChangedWhileRunning() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(20, 20, 1))
                                .then(
                                        "check",
                                        context -> {
                                            most.accumulateAndGet(
                                                    running.incrementAndGet(), Math::max);
                                            running.decrementAndGet();
                                            return Outcome.done();
                                        }));
        engine.engine().setPermits(LaneId.CPU, 1);
        JobId job = engine.start("lane");
        engine.run(MINUTE);
        for (EngineSnapshot sample : engine.samples()) {
            assertThat(sample.lanes())
                    .filteredOn(lane -> lane.lane().equals("cpu"))
                    .allMatch(lane -> lane.used() <= 1);
        }
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void limitsThatAPersonChoseAreShownAtOnce() {
        ManualEngine engine = ManualEngine.with(aPipeline());
        engine.engine().setLimits(new Limits(Map.of("cpu", 7), Optional.of(200_000_000L)));

        EngineSnapshot shown = engine.engine().snapshot();
        assertThat(shown.lanes())
                .filteredOn(lane -> lane.lane().equals("cpu"))
                .extracting(EngineSnapshot.LaneUse::permits)
                .containsExactly(7);
        assertThat(shown.lanes())
                .filteredOn(lane -> lane.lane().equals("jobs"))
                .extracting(EngineSnapshot.LaneUse::permits)
                .containsExactly(3);
        assertThat(shown.staging().budgetBytes()).isEqualTo(200_000_000L);
    }

    @Test
    void stagingBackPressureHoldsAFastPhaseBackUntilTheSlowOneHasMadeRoom() {
        AtomicInteger staged = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(30, 30, 40))
                        .then(
                                "compress",
                                LaneId.CPU,
                                PhaseSpec.StagingUse.FILLS,
                                context -> {
                                    most.accumulateAndGet(staged.addAndGet(40), Math::max);
                                    return new Outcome.Done(Map.of(), Map.of(), 40);
                                })
                        .then(
                                "copy",
                                LaneId.WAREHOUSE,
                                PhaseSpec.StagingUse.NONE,
                                context -> {
                                    staged.addAndGet(-40);
                                    return Outcome.done();
                                });
        ManualEngine engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        new MemoryJobStore(),
                        pipeline,
                        new EngineConfig(
                                Map.of(LaneId.CPU, 8, LaneId.WAREHOUSE, 1),
                                100,
                                RetryPolicy.DEFAULT));
        JobId job = engine.start("staged");
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(most.get()).isLessThanOrEqualTo(100);
        assertThat(engine.engine().snapshot().staging().usedBytes()).isZero();
    }

    @Test
    void aLargeJobIsWorkedOnInBatchesWhoseNumbersComeFromOneSource() {
        List<Long> order = new ArrayList<>();
        ManualEngine[] holder = new ManualEngine[1];
        holder[0] =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(25, 25, 1))
                                .inBatchesOf(10)
                                .then(
                                        "download",
                                        context -> {
                                            order.add(context.item().ordinal());
                                            holder[0].time().spend(Duration.ofMillis(90));
                                            return Outcome.done();
                                        })
                                .then("extract", instant()));
        ManualEngine engine = holder[0];
        JobId job = engine.start("playlist");
        engine.run(MINUTE);
        assertThat(order.subList(0, 10)).allMatch(ordinal -> ordinal <= 10);
        assertThat(order.subList(10, 20)).allMatch(ordinal -> ordinal > 10 && ordinal <= 20);
        List<BatchProgress> seen =
                seen(engine, job).stream()
                        .flatMap(snapshot -> snapshot.progress().batch().stream())
                        .toList();
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(batch -> {
                    assertThat(batch.remaining()).isEqualTo(batch.total() - batch.ended());
                    assertThat(batch.endedInBatch()).isLessThanOrEqualTo(batch.batchSize());
                });
        assertThat(engine.job(job).progress().items().done()).isEqualTo(25);
    }

    @Test
    void aFullDiskMakesTheJobWaitSayingSoOnceAndItGoesOnWhenThereIsRoom() {
        AtomicBoolean full = new AtomicBoolean(true);
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .then(
                                        "compress",
                                        context -> {
                                            if (full.get()) {
                                                throw new NoRoom(
                                                        Path.of("stage"),
                                                        new java.io.IOException("no space"));
                                            }
                                            return Outcome.done();
                                        }));
        engine.disk().setFree(1000);
        JobId job = engine.start("full");
        engine.run(Duration.ofSeconds(20));
        assertThat(engine.job(job).notice())
                .hasValueSatisfying(text -> assertThat(text).contains("full"));
        assertThat(notices(engine, notice -> notice.sentence().isPresent())).hasSize(1);
        full.set(false);
        engine.disk().setFree(1L << 30);
        engine.run(MINUTE);
        assertThat(engine.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.job(job).notice()).isEmpty();
    }

    private static List<EngineEvent.Notice> notices(
            ManualEngine engine, Predicate<EngineEvent.Notice> which) {
        return engine.events().stream()
                .filter(EngineEvent.Notice.class::isInstance)
                .map(EngineEvent.Notice.class::cast)
                .filter(which)
                .toList();
    }

    @Test
    void aLongJobIsReadFromTheStoreInPiecesOfBoundedSize() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger largest = new AtomicInteger();
        JobStore store = watched(new MemoryJobStore(), largest);
        ManualEngine engine =
                new ManualEngine(
                        new ManualTime(),
                        new FakeDisk(),
                        store,
                        aPipeline()
                                .from(paged(5_000, 1_000, 1))
                                .then(
                                        "check",
                                        context -> {
                                            done.incrementAndGet();
                                            return Outcome.done();
                                        }),
                        EngineConfig.forCores(2));
        engine.start("many");
        engine.run(MINUTE);
        assertThat(done.get()).isEqualTo(5_000);
        assertThat(largest.get()).isBetween(1, 600);
    }

    /** A store that remembers how many waiting items it handed out at most in one go. */
    private static JobStore watched(JobStore store, AtomicInteger largest) {
        return (JobStore)
                Proxy.newProxyInstance(
                        JobStore.class.getClassLoader(),
                        new Class<?>[] {JobStore.class},
                        (_, method, arguments) -> {
                            Object answer = method.invoke(store, arguments);
                            if (method.getName().equals("waiting")
                                    && answer instanceof List<?> items) {
                                largest.accumulateAndGet(items.size(), Math::max);
                            }
                            return answer;
                        });
    }

    @Test
    void aJobKilledBetweenItsLastPhaseAndItsEndStillEnds() {
        MemoryJobStore store = new MemoryJobStore();
        FakePipeline pipeline =
                aPipeline().then("check", instant()).atLast("manifest", context -> Outcome.done());
        ManualEngine killed = over(store, pipeline);
        JobId job = killed.start("nearly");
        killed.run(MINUTE);
        Job ended = store.job(job).orElseThrow().job();
        store.write(List.of(new Change.UpdateJob(ended.withState(JobState.RUNNING))));
        ManualEngine next = over(store, pipeline);
        next.engine().activateAll();
        next.run(MINUTE);
        assertThat(next.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    private static ManualEngine over(JobStore store, FakePipeline pipeline) {
        return new ManualEngine(
                new ManualTime(), new FakeDisk(), store, pipeline, EngineConfig.forCores(2));
    }

    @Test
    void anEndedJobRemembersHowLongEachPhaseWorked() {
        ManualEngine[] holder = new ManualEngine[1];
        holder[0] =
                ManualEngine.with(
                        aPipeline()
                                .then(
                                        "check",
                                        context -> {
                                            holder[0].time().spend(Duration.ofSeconds(2));
                                            return Outcome.done();
                                        }));
        JobId job = holder[0].start("timed");
        holder[0].run(MINUTE);
        assertThat(holder[0].job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(holder[0].phase(job, "check").workedSeconds()).isGreaterThanOrEqualTo(4);
    }

    private static Phase logging(List<String> log, String phase) {
        return context -> {
            log.add(phase + " " + context.item().name());
            context.meter().advance(context.item().weight(), context.item().weight());
            return Outcome.done();
        };
    }
}
