package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.text.Times;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.pipelines.load.table.PostgresProbe;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries one connection step by step, and says what each has found. FX thread. */
final class ConnectionTest {
    /** Goes through the steps; waits for the network. */
    @FunctionalInterface
    interface Probe {
        void ask(
                PostgresAddress address,
                Optional<String> password,
                StopSignal stop,
                Consumer<PostgresProbe.Finding> passed)
                throws PhaseFailure, IOException, InterruptedException;
    }

    private static final int STEPS = PostgresProbe.Step.values().length;

    private final Probe probe;
    private final Background background;
    private final Messages messages;
    private final Supplier<LocalTime> clock;
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(Trial.NONE);
    private StopSwitch stop = StopSwitch.aside();

    /**
     * @param clock tells when a test ended
     */
    ConnectionTest(
            Probe probe, Background background, Messages messages, Supplier<LocalTime> clock) {
        this.probe = probe;
        this.background = background;
        this.messages = messages;
        this.clock = clock;
    }

    /** What has been found so far. */
    ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    boolean isUnderWay() {
        return trial.get().state() == Trial.State.UNDER_WAY;
    }

    /** Shows what an earlier test has found; one that is under way is left behind. */
    void show(Trial earlier) {
        stop.request();
        trial.set(earlier);
    }

    /** Ends a test that is under way. */
    void cancel() {
        if (isUnderWay()) {
            show(new Trial(Trial.State.UNTRIED, List.of(), text("test.cancelled")));
        }
    }

    /**
     * Begins.
     *
     * @param password read in the background; the keyring may wait for a person
     */
    void begin(PostgresAddress address, Callable<Optional<String>> password) {
        stop.request();
        StopSwitch own = StopSwitch.aside();
        stop = own;
        trial.set(Trial.begun(text("test.step", 1, STEPS)));
        background.atOnce(
                () -> {
                    try {
                        probe.ask(
                                address,
                                password.call(),
                                own,
                                finding -> background.tell(() -> passed(own, address, finding)));
                    } catch (StopRequested e) {
                        // Nobody waits for it any more.
                        return false;
                    }
                    return true;
                },
                done -> {},
                failure -> failed(own, failure));
    }

    /** Of a test that was left behind nothing is said. */
    private void passed(StopSwitch of, PostgresAddress address, PostgresProbe.Finding finding) {
        if (!of.requested()) {
            int well = trial.get().well() + 1;
            String next =
                    well == STEPS
                            ? text("test.all", STEPS, now())
                            : text("test.step", well + 1, STEPS);
            trial.set(trial.get().passed(finding.step(), words(address, finding), next));
        }
    }

    private void failed(StopSwitch of, Exception failure) {
        if (!of.requested()) {
            Trial so = trial.get();
            trial.set(
                    so.failed(
                            messages.told(sentence(failure)),
                            text("test.some", so.well(), STEPS, now())));
        }
    }

    private String now() {
        return new Times(messages).clock(clock.get());
    }

    private String words(PostgresAddress address, PostgresProbe.Finding finding) {
        return switch (finding) {
            case PostgresProbe.Found(List<String> addresses) ->
                    addresses.size() == 1
                            ? addresses.getFirst()
                            : text("found.more", addresses.getFirst(), addresses.size() - 1);
            case PostgresProbe.Reached(Duration took) -> text("found.millis", took.toMillis());
            case PostgresProbe.SignedIn(String version, String user, boolean encrypted) ->
                    text("found.user", version, user, way(address, encrypted));
            case PostgresProbe.Writes(String schema) -> text("found.schema", schema);
        };
    }

    private String way(PostgresAddress address, boolean encrypted) {
        return text(encrypted ? "encrypted" : address.isLocal() ? "local" : "open");
    }

    private String text(String key, Object... parts) {
        return messages.get("settings.connections." + key, parts);
    }

    /** What went wrong, as it was said. */
    static String sentence(Exception failure) {
        return failure instanceof PhaseFailure why
                ? why.failure().message()
                : String.valueOf(failure.getMessage());
    }
}
