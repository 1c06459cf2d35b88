package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.progress.Eta;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.KeptBandwidth;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

final class LimitsModelTest {
    private static final long FREE = 59_000_000_000L;

    @TempDir Path home;

    private final List<Limits> taken = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    @Test
    void aLaneShowsWhatTheEngineSaysAndWhatIsInUse() {
        LimitsModel model = model();
        model.show(snapshot(4, 3));

        LimitField cpu = lane(model, "cpu");
        assertThat(cpu.text().get()).isEqualTo("4");
        assertThat(cpu.state().get()).contains("3");
        assertThat(model.folder().room().get()).contains("59").contains("free");
        assertThat(model.staging().text().get()).contains("10");
    }

    @Test
    void whatIsTypedIsTakenOnlyWhenItIsRight() {
        LimitsModel model = model();
        model.show(snapshot(4, 0));
        LimitField cpu = lane(model, "cpu");
        cpu.text().set("0");
        model.commit();
        assertThat(cpu.error().get()).contains("from 1 to " + Limits.MOST_PERMITS);
        assertThat(taken).isEmpty();

        cpu.text().set("6");
        model.commit();
        assertThat(taken).containsExactly(Limits.ofLane("cpu", 6));
    }

    @Test
    void aStagingBudgetTooSmallForOneFileIsRefused() {
        LimitsModel model = model();
        model.show(snapshot(4, 0));
        model.staging().text().set("1 B");

        assertThat(model.staging().error().get()).isNotEmpty();
        model.commit();
        assertThat(taken).isEmpty();
    }

    @Test
    void whyALimitCouldNotBeTakenStandsAtItsField() {
        LimitsModel model = model();
        model.show(snapshot(4, 0));
        refusal = Optional.of("The queue is closed.");
        lane(model, "cpu").text().set("6");
        model.commit();

        assertThat(lane(model, "cpu").error().get()).isEqualTo("The queue is closed.");
    }

    @Test
    void howManyMayBeFetchedAtOnceIsALimitLikeOthers() {
        LimitsModel model = model();
        model.show(snapshot("network", 8, 2));
        assertThat(model.network().text().get()).isEqualTo("8");
        assertThat(model.network().state().get()).contains("2");

        model.network().text().set("3");
        model.commit();
        assertThat(taken).containsExactly(Limits.ofLane("network", 3));
    }

    @Test
    void theBandwidthIsKeptForTheNextStart() throws Exception {
        LimitsModel model = model();
        model.bandwidth().text().set("2 MB/s");
        model.commit();

        assertThat(kept().read()).isEqualTo(OptionalLong.of(2_000_000));
        assertThat(model().bandwidth().text().get()).isEqualTo(model.bandwidth().text().get());
    }

    private static LimitField lane(LimitsModel model, String name) {
        return model.lanes().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static EngineSnapshot snapshot(int permits, int used) {
        return snapshot("cpu", permits, used);
    }

    private static EngineSnapshot snapshot(String lane, int permits, int used) {
        return new EngineSnapshot(
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(new EngineSnapshot.LaneUse(lane, used, permits, Map.of())),
                new EngineSnapshot.Staging(0, 10_000_000_000L, FREE),
                new Eta.Finished(),
                0);
    }

    private KeptBandwidth kept() {
        return new KeptBandwidth(home, new BandwidthCap(System::nanoTime));
    }

    private LimitsModel model() {
        return new LimitsModel(
                limits -> {
                    if (refusal.isPresent()) {
                        throw new IllegalStateException(refusal.get());
                    }
                    taken.add(limits);
                    return snapshot(4, 0);
                },
                kept(),
                home.resolve("staging"),
                List::of,
                AtOnce.background(),
                Messages.of(Locale.ENGLISH),
                failure -> String.valueOf(failure.getMessage()),
                failure -> {
                    throw new AssertionError(failure);
                });
    }
}
