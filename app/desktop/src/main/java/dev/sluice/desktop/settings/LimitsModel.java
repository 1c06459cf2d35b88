package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.pipelines.http.KeptBandwidth;
import dev.sluice.ui.Messages;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How much may run at a time, what may lie between phases, and how fast downloads may be: each
 * value holds as soon as it was typed and is right. FX thread.
 */
final class LimitsModel {
    /** Lanes that a person can change; one for order alone, for example, is none of them. */
    private static final List<String> LANES =
            List.of(Engine.PARALLEL_JOBS.value(), "cpu", "disk", "warehouse");

    private static final String NETWORK = "network";

    private final Taker engine;
    private final Background background;
    private final Messages messages;
    private final Amounts amounts;
    private final Function<Exception, String> sentence;
    private final List<LimitField> lanes;
    private final LimitField network;
    private final StagingField folder;
    private final LimitField staging;
    private final LimitField bandwidth;

    /** Keeps to limits and gives what holds then; called in the background. */
    interface Taker {
        EngineSnapshot take(Limits limits) throws Exception;
    }

    /**
     * @param usual the staging folder in the home
     * @param sources what items are taken from at the moment
     * @param sentence says to a person what failed
     * @param unread told when the bandwidth that was kept cannot be read
     */
    LimitsModel(
            Taker engine,
            KeptBandwidth kept,
            Path usual,
            Supplier<List<String>> sources,
            Background background,
            Messages messages,
            Function<Exception, String> sentence,
            Consumer<Exception> unread) {
        this.engine = engine;
        this.background = background;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.sentence = sentence;
        lanes = LANES.stream().map(this::laneField).toList();
        network = laneField(NETWORK);
        staging = stagingField();
        folder = new StagingField(usual, sources, engine, background, messages, sentence);
        bandwidth = bandwidthField(kept, unread);
    }

    /** How many jobs, and workers a lane. */
    List<LimitField> lanes() {
        return lanes;
    }

    /** How many may be fetched at a time. */
    LimitField network() {
        return network;
    }

    /** Where files between phases lie. */
    StagingField folder() {
        return folder;
    }

    /** What may lie between phases. */
    LimitField staging() {
        return staging;
    }

    /** What all downloads together may take a second; 0 for any. */
    LimitField bandwidth() {
        return bandwidth;
    }

    /** Shows what the engine says; for each sample. */
    void show(EngineSnapshot snapshot) {
        for (LimitField field : everyLane()) {
            snapshot.lanes().stream()
                    .filter(lane -> lane.lane().equals(field.name()))
                    .forEach(lane -> {
                        field.show(lane.permits());
                        field.state().set(messages.get("settings.limits.in-use", lane.used()));
                    });
        }
        EngineSnapshot.Staging room = snapshot.staging();
        staging.show(room.budgetBytes());
        staging.state()
                .set(
                        messages.get(
                                "settings.limits.held",
                                amounts.amount(room.usedBytes(), Quantity.BYTES)));
        folder.show(room);
    }

    /** Applies what was typed and is right. */
    void commit() {
        Stream.concat(everyLane().stream(), Stream.of(staging, bandwidth))
                .forEach(LimitField::commit);
        folder.commit();
    }

    private List<LimitField> everyLane() {
        return Stream.concat(lanes.stream(), Stream.of(network)).toList();
    }

    private LimitField laneField(String lane) {
        LimitField[] made = new LimitField[1];
        made[0] =
                new LimitField(
                        lane,
                        this::readCount,
                        Long::toString,
                        value -> apply(made[0], Limits.ofLane(lane, (int) value)));
        return made[0];
    }

    private LimitField stagingField() {
        LimitField[] made = new LimitField[1];
        made[0] =
                new LimitField(
                        "staging",
                        this::readSize,
                        bytes -> amounts.amount(bytes, Quantity.BYTES),
                        value -> apply(made[0], Limits.ofStaging(value)));
        return made[0];
    }

    private LimitField bandwidthField(KeptBandwidth kept, Consumer<Exception> unread) {
        LimitField[] made = new LimitField[1];
        made[0] =
                new LimitField(
                        "bandwidth",
                        text -> Rates.read(text, messages, amounts),
                        bytes -> Rates.write(bytes, messages, amounts),
                        value -> grant(made[0], kept, value));
        background.inOrder(kept::read, limit -> made[0].show(limit.orElse(0)), unread);
        return made[0];
    }

    private void grant(LimitField field, KeptBandwidth kept, long bytesPerSecond) {
        background.inOrder(
                () -> {
                    kept.choose(
                            bytesPerSecond == 0
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(bytesPerSecond));
                    return true;
                },
                done -> field.show(bytesPerSecond),
                failure -> field.refuse(sentence.apply(failure)));
    }

    private Reading readCount(String text) {
        String digits = text.strip();
        if (digits.matches("\\d{1,9}")) {
            int count = Integer.parseInt(digits);
            if (count >= 1 && count <= Limits.MOST_PERMITS) {
                return new Reading.Value(count);
            }
        }
        return new Reading.Wrong(messages.get("settings.limits.wrong-count", Limits.MOST_PERMITS));
    }

    private Reading readSize(String text) {
        OptionalLong bytes = Sizes.bytes(text);
        if (bytes.isEmpty()) {
            return new Reading.Wrong(messages.get("settings.limits.wrong-size"));
        }
        if (bytes.getAsLong() < Limits.LEAST_BUDGET_BYTES) {
            return new Reading.Wrong(
                    messages.get(
                            "settings.limits.too-small",
                            amounts.amount(Limits.LEAST_BUDGET_BYTES, Quantity.BYTES)));
        }
        return bytes.getAsLong() > Limits.MOST_BUDGET_BYTES
                ? new Reading.Wrong(messages.get("settings.limits.wrong-size"))
                : new Reading.Value(bytes.getAsLong());
    }

    private void apply(LimitField field, Limits limits) {
        background.inOrder(
                () -> engine.take(limits),
                this::show,
                failure -> field.refuse(sentence.apply(failure)));
    }
}
