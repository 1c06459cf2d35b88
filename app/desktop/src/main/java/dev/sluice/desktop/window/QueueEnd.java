package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.AfterQueue;
import dev.sluice.desktop.afterwards.AfterQueueCard;
import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.QueueWatch;
import dev.sluice.desktop.afterwards.Summaries;
import dev.sluice.desktop.afterwards.Summary;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.machine.NotPossible;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.ui.Messages;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;

/** What happens when the queue has come to its end, and while it has not. FX thread. */
final class QueueEnd {
    private static final Logger LOG = LoggerFactory.getLogger(QueueEnd.class);
    private static final Duration TICK = Duration.millis(250);

    private final MainWindow window;
    private final Closing closing;
    private final Choices choices;
    private final Machine machine;
    private final Background background;
    private final Messages messages;
    private final Path home;
    private final QueueWatch watch = new QueueWatch();
    private final AfterQueue after;
    private final Summaries summaries;
    private final Timeline ticks;
    private boolean busy;
    private volatile boolean awake;

    QueueEnd(
            MainWindow window,
            Closing closing,
            Choices choices,
            Machine machine,
            Background background,
            Messages messages,
            Path home) {
        this.window = window;
        this.closing = closing;
        this.choices = choices;
        this.machine = machine;
        this.background = background;
        this.messages = messages;
        this.home = home;
        after = new AfterQueue(choices.afterQueue(), machine.nanos(), this::perform);
        window.add(new AfterQueueCard(after, messages, closing::comeBack));
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        summaries = new Summaries(choices.telling()::get, machine.nanos(), messages, this::tell);
        ticks = new Timeline(new KeyFrame(TICK, event -> tick()));
        ticks.setCycleCount(Animation.INDEFINITE);
        after.countdown()
                .subscribe(countdown -> {
                    if (countdown.isPresent()) {
                        closing.showForAMoment();
                        ticks.play();
                    }
                });
        choices.keepAwake().subscribe((before, now) -> stayAwake(busy && now));
    }

    /** Takes in a sample. */
    void follow(EngineSnapshot snapshot) {
        QueueWatch.Seen seen = watch.look(snapshot);
        summaries.follow(seen);
        after.follow(seen);
        if (summaries.gathers()) {
            ticks.play();
        }
        busy = seen.busy();
        stayAwake(busy && choices.keepAwake().get());
        if (!seen.working() && !after.counts()) {
            closing.endWhenDone();
        }
    }

    /** Who is startled by a countdown presses Escape, wherever the focus is. */
    private void key(KeyEvent event) {
        boolean free = !event.isConsumed() && !window.isCovered();
        if (event.getCode() == KeyCode.ESCAPE && free && after.counts()) {
            event.consume();
            after.cancel();
            closing.comeBack();
        }
    }

    private void tick() {
        // What a person is typing must not be lost to a countdown.
        after.tick(window.isCovered());
        summaries.tick();
        if (!after.counts() && !summaries.gathers()) {
            ticks.stop();
        }
    }

    private void tell(Summary summary) {
        window.tell(summary);
        if (!closing.isInFront() && machine.bulletin().carrier().isPresent()) {
            background.atOnce(
                    () -> {
                        machine.bulletin().tell(summary.title(), summary.text(), summary.trouble());
                        return true;
                    },
                    done -> {},
                    failure -> LOG.warn("The desktop does not take a notification", failure));
        }
    }

    private void stayAwake(boolean now) {
        if (now != awake) {
            awake = now;
            // Whichever of two comes last asks for what holds by then.
            background.atOnce(
                    () -> {
                        machine.wakefulness().keepAwake(awake);
                        return true;
                    },
                    done -> {},
                    failure -> LOG.warn("The machine may go to sleep", failure));
        }
    }

    private void perform(Afterwards what) {
        switch (what) {
            case NOTHING -> {}
            case QUIT -> closing.quit();
            case SUSPEND ->
                    background.atOnce(
                            () -> {
                                machine.suspension().suspend();
                                return true;
                            },
                            done -> closing.endWhenDone(),
                            failure -> refused("after.refused.suspend", failure));
            case COMMAND -> runCommand(choices.command().get());
        }
    }

    private void runCommand(List<String> command) {
        if (command.isEmpty()) {
            window.warn(messages.get("after.no-command"));
            return;
        }
        Path output = home.resolve("logs").resolve("after-queue.log");
        background.atOnce(
                () -> machine.program().start(command, output),
                started -> {
                    window.say(messages.get("after.started", command.getFirst()));
                    background.atOnce(
                            started::get,
                            code -> ended(code, output),
                            failure -> refused("after.refused.command", failure));
                    closing.endWhenDone();
                },
                failure -> refused("after.refused.command", failure));
    }

    private void ended(int code, Path output) {
        if (code != 0) {
            window.warn(messages.get("after.ended-badly", code, output));
        }
    }

    /** What could not be done is told; a window that came back for it stays. */
    private void refused(String key, Exception failure) {
        closing.comeBack();
        window.warn(
                messages.get(
                        key,
                        failure instanceof NotPossible refusal
                                ? refusal.detail()
                                : String.valueOf(failure.getMessage())));
    }
}
