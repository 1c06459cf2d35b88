package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.AfterQueue;
import dev.sluice.desktop.afterwards.AfterQueueCard;
import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.QueueWatch;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.machine.NotPossible;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.ui.Messages;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.List;

/** What happens when the queue has come to its end, and while it has not. FX thread. */
final class QueueEnd {
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
    private final Timeline ticks;

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
        // What a person is typing must not be lost to a countdown.
        ticks = new Timeline(new KeyFrame(TICK, event -> after.tick(window.isCovered())));
        ticks.setCycleCount(Animation.INDEFINITE);
        after.countdown()
                .subscribe(countdown -> {
                    if (countdown.isPresent()) {
                        closing.showForAMoment();
                        ticks.play();
                    } else {
                        ticks.stop();
                    }
                });
    }

    /** Takes in a sample. */
    void follow(EngineSnapshot snapshot) {
        QueueWatch.Seen seen = watch.look(snapshot);
        after.follow(seen);
        if (!seen.working() && !after.counts()) {
            closing.endWhenDone();
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
