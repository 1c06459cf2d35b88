package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the engine for something in the order it was asked for, and says what it refused. FX thread;
 * the engine is waited for off it.
 */
final class EngineCalls {
    private final EngineDesk desk;
    private final Background background;
    private final QueueViewModel queue;
    private final Messages messages;
    private final Screens screens;
    private final Path home;

    EngineCalls(
            EngineDesk desk,
            Background background,
            QueueViewModel queue,
            Messages messages,
            Screens screens,
            Path home) {
        this.desk = desk;
        this.background = background;
        this.queue = queue;
        this.messages = messages;
        this.screens = screens;
        this.home = home;
    }

    Engine engine() {
        return desk.engine();
    }

    /** Tells {@code jobs} something, or those of them that it fits. */
    void control(Command command, List<JobSnapshot> jobs, Predicate<JobState> fits) {
        List<JobId> ids =
                jobs.stream()
                        .filter(job -> fits.test(job.job().state()))
                        .map(job -> job.job().id())
                        .toList();
        if (!ids.isEmpty()) {
            control(command, ids);
        }
    }

    void control(Command command, List<JobId> jobs) {
        run(() -> engine().control(command, jobs));
    }

    /**
     * Takes {@code jobs} out of the queue for good.
     *
     * @param kept told which of them are there still, whatever the reason
     */
    void remove(List<JobId> jobs, Consumer<List<JobId>> kept) {
        background.inOrder(
                () -> engine().control(new Command.Remove(), jobs),
                results -> {
                    List<JobId> refused =
                            results.stream()
                                    .filter(CommandResult.Refused.class::isInstance)
                                    .map(CommandResult::job)
                                    .toList();
                    if (!refused.isEmpty()) {
                        kept.accept(refused);
                    }
                    show(results);
                },
                failure -> {
                    kept.accept(jobs);
                    screens.warn(sentence(failure));
                });
    }

    /** Changes how many may work in a lane at once. */
    void setPermits(LaneId lane, int permits) {
        run(() -> {
            engine().setLimits(Limits.ofLane(lane.value(), permits));
            return List.of();
        });
    }

    /** Queues one more job of this request, which is told. */
    void queueAgain(JobRequest request) {
        background.inOrder(
                () ->
                        engine().submit(
                                        new Submission(
                                                List.of(request),
                                                Optional.empty(),
                                                0,
                                                Submission.Start.QUEUED)),
                submitted -> {
                    screens.say(
                            messages.get(
                                    "detail.options.queued", Foreign.briefName(request.name())));
                    showNewest();
                },
                failure -> screens.warn(sentence(failure)));
    }

    /** Gives the engine several commands at once; each refusal is said. */
    void run(Callable<List<CommandResult>> commands) {
        background.inOrder(commands, this::show, failure -> screens.warn(sentence(failure)));
    }

    private void show(List<CommandResult> results) {
        for (CommandResult result : results) {
            if (result instanceof CommandResult.Refused(JobId job, String sentence)) {
                screens.warn(messages.told(sentence));
            }
        }
        showNewest();
    }

    /** An engine with nothing to do tells of no samples, so what was just done is fetched. */
    void showNewest() {
        queue.show(engine().snapshot());
    }

    /** One sentence for the person; the rest is in the log. */
    String sentence(Exception failure) {
        return switch (failure) {
            case InvalidOption invalid -> messages.told(invalid.sentence());
            case StoreFailure store -> messages.told(String.valueOf(store.getMessage()));
            case EngineGone gone -> messages.get("trouble.engine-gone");
            case IOException io -> messages.get("trouble.file", String.valueOf(io.getMessage()));
            default -> messages.get("trouble.defect", home.resolve("logs"));
        };
    }
}
