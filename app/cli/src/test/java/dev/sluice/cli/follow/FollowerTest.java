package dev.sluice.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.FakeEngine;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.report.Snapshots;
import dev.sluice.engine.Command;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A follower that would look again by itself after an hour, which is far too late for a test. */
@Timeout(30)
final class FollowerTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String ONE = "j-aaaa";
    private static final String OTHER = "j-bbbb";

    private final FakeEngine engine = new FakeEngine();
    private final Deque<FakeEngine> engines = new ArrayDeque<>(List.of(engine));
    private final ScriptedReporter reporter = new ScriptedReporter();
    private final Interrupts interrupts = new Interrupts(() -> {});

    @Test
    void theSampleThatShowsTheEndOfAJobEndsTheWaitForIt() throws Exception {
        engine.then(at(1, ONE, JobState.RUNNING));
        Thread waiting = Thread.currentThread();
        Thread teller =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            engine.tell(at(2, ONE, JobState.SUCCEEDED));
                        });

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.FINE);
        assertThat(teller.isDaemon()).isTrue();
        assertThat(reporter.ends()).containsExactly("j-aaaa SUCCEEDED");
    }

    @Test
    void anEndThatIsToldDuringALookIsNotMissed() throws Exception {
        engine.then(at(1, ONE, JobState.RUNNING));
        reporter.then(() -> engine.tell(at(2, ONE, JobState.FAILED)));

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aPauseEndsTheWaitToo() throws Exception {
        engine.then(at(1, ONE, JobState.RUNNING));
        reporter.then(() -> engine.tell(at(2, ONE, JobState.PAUSED)));

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.STOPPED);
    }

    @Test
    void theEndOfOneJobIsToldAndInterruptsNoOther() throws Exception {
        engine.then(at(1, ONE, JobState.RUNNING), at(1, OTHER, JobState.RUNNING));
        reporter.then(() ->
                        engine.tell(at(2, ONE, JobState.SUCCEEDED), at(1, OTHER, JobState.RUNNING)))
                .then(() -> {
                    assertThat(reporter.ends()).containsExactly("j-aaaa SUCCEEDED");
                    engine.tell(at(2, ONE, JobState.SUCCEEDED), at(2, OTHER, JobState.SUCCEEDED));
                });

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.FINE);
        assertThat(reporter.ends()).containsExactly("j-aaaa SUCCEEDED", "j-bbbb SUCCEEDED");
        assertThat(engine.commands).isEmpty();
    }

    @Test
    void aSignalEndsTheWaitAndPausesTheJobs() throws Exception {
        engine.then(at(1, ONE, JobState.RUNNING));
        engine.onInterrupt(() -> engine.tell(at(2, ONE, JobState.PAUSED)));
        reporter.then(interrupts::interrupt);

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.STOPPED);
        assertThat(engine.commands).containsExactly(new Command.Interrupt());
    }

    @Test
    void theEndsOfOthersDoNotUseUpThePatienceWithAJobThatASignalPaused() throws Exception {
        int others = 40;
        engine.then(among(others, 0, paused()));
        for (int ended = 1; ended <= others; ended++) {
            JobSnapshot[] next = among(others, ended, paused());
            reporter.then(() -> engine.tell(next));
        }
        reporter.then(() -> engine.tell(among(others, others, at(9, ONE, JobState.SUCCEEDED))));

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.FINE);
        assertThat(reporter.ends()).hasSize(others + 1).endsWith("j-aaaa SUCCEEDED");
    }

    @Test
    void aJobThatASignalPausedIsGivenUpWhenItDoesNotGoOnForSomeTime() throws Exception {
        engine.then(paused());

        assertThat(follow(Duration.ofMillis(1)).worst()).isEqualTo(ExitCode.STOPPED);
        assertThat(reporter.looks()).isEqualTo(16);
    }

    @Test
    void whenTheOwnerHasEndedItListensToTheNextOneOnly() throws Exception {
        FakeEngine next = new FakeEngine();
        engines.add(next);
        engine.then(at(1, ONE, JobState.RUNNING), at(1, OTHER, JobState.RUNNING));
        reporter.then(() -> {
            engine.tell(at(2, ONE, JobState.SUCCEEDED), at(1, OTHER, JobState.RUNNING));
            engine.goAway();
        });
        next.onSubscribe(
                () -> next.tell(at(2, ONE, JobState.SUCCEEDED), at(2, OTHER, JobState.SUCCEEDED)));

        assertThat(follow(AN_HOUR).worst()).isEqualTo(ExitCode.FINE);
        assertThat(engine.listeners()).isZero();
        assertThat(next.listeners()).isZero();
    }

    private Follower.Result follow(Duration betweenLooks)
            throws CommandFailed, InterruptedException {
        EngineSession session = EngineSession.open(_ -> engines.removeFirst(), Path.of("home"));
        return new Follower(session, reporter, interrupts, betweenLooks)
                .follow(new Selection.Everything());
    }

    /** A job whose row has changed so many times. */
    private static JobSnapshot at(int version, String id, JobState state) {
        JobSnapshot first =
                state.ended() || state == JobState.PAUSED
                        ? Snapshots.ended(id, state, 0)
                        : Snapshots.running(id, 1, 5);
        var job = first.job();
        while (job.version() < version) {
            job = job.withState(state);
        }
        return new JobSnapshot(job, first.progress(), first.elapsed(), Optional.empty());
    }

    private static JobSnapshot paused() {
        JobSnapshot paused = at(1, ONE, JobState.PAUSED);
        return new JobSnapshot(
                paused.job().withPauseReason(Optional.of(PauseReason.BY_SIGNAL)),
                paused.progress(),
                paused.elapsed(),
                Optional.empty());
    }

    /** One job among others, of which some have ended. */
    private static JobSnapshot[] among(int others, int ended, JobSnapshot one) {
        JobSnapshot[] all = new JobSnapshot[others + 1];
        all[0] = one;
        for (int i = 1; i <= others; i++) {
            String id = "j-other" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            all[i] = i <= ended ? at(2, id, JobState.SUCCEEDED) : at(1, id, JobState.RUNNING);
        }
        return all;
    }
}
