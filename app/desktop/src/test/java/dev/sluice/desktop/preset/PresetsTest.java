package dev.sluice.desktop.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class PresetsTest {
    private static final PipelineId LOAD = new PipelineId("load");
    private static final PipelineId MEDIA = new PipelineId("media");

    @TempDir Path home;

    @Test
    void whatIsSavedIsThereAfterTheNextStartWhateverWasTyped() throws Exception {
        Presets presets = Presets.of(home);
        Map<String, String> options =
                Map.of("delimiter", "\\t", "into", "duckdb:/a = b/ü:ber\nlined\\", "codec", "zstd");
        presets.save(LOAD, "  Nightly: 100 % = all ", options);
        presets.save(MEDIA, "Talks", Map.of());
        presets.makeUsual(presets.of(LOAD).getFirst(), true);
        presets.keep();

        Presets again = Presets.of(home);

        assertThat(again.all())
                .containsExactly(
                        new Preset(LOAD, "Nightly: 100 % = all", true, options),
                        new Preset(MEDIA, "Talks", false, Map.of()));
        assertThat(again.notice()).isEmpty();
    }

    @Test
    void savingUnderAKnownNameTakesItsPlaceAndItStaysTheUsualOne() {
        Presets presets = Presets.of(home);
        presets.makeUsual(presets.save(LOAD, "Nightly", Map.of("codec", "zstd")), true);

        presets.save(LOAD, "nightly", Map.of("codec", "gzip"));

        assertThat(presets.of(LOAD))
                .containsExactly(new Preset(LOAD, "nightly", true, Map.of("codec", "gzip")));
    }

    @Test
    void onlyOnePresetOfAPipelineIsTheUsualOne() {
        Presets presets = Presets.of(home);
        presets.makeUsual(presets.save(LOAD, "A", Map.of()), true);
        presets.makeUsual(presets.save(MEDIA, "M", Map.of()), true);
        presets.makeUsual(presets.save(LOAD, "B", Map.of()), true);

        assertThat(presets.usual(LOAD)).map(Preset::name).contains("B");
        assertThat(presets.usual(MEDIA)).map(Preset::name).contains("M");
        presets.makeUsual(presets.usual(LOAD).orElseThrow(), false);
        assertThat(presets.usual(LOAD)).isEmpty();
    }

    @Test
    void aNameIsNotGivenTwiceAndADeletedPresetComesBack() {
        Presets presets = Presets.of(home);
        presets.save(LOAD, "A", Map.of());
        Preset other = presets.save(LOAD, "B", Map.of());

        assertThat(presets.rename(other, "a")).isFalse();
        assertThat(presets.rename(other, " ")).isFalse();
        assertThat(presets.rename(other, "b")).isTrue();

        Preset gone = presets.find(LOAD, "b").orElseThrow();
        presets.delete(gone);
        assertThat(presets.of(LOAD)).hasSize(1);
        presets.restore(gone);
        assertThat(presets.of(LOAD)).contains(gone);
    }

    @Test
    void twoWindowsOfAHomeLoseNoPresetOfTheOther() throws Exception {
        Presets before = Presets.of(home);
        Preset old = before.save(LOAD, "Old", Map.of());
        Preset nightly = before.save(LOAD, "Nightly", Map.of("codec", "zstd"));
        before.keep();
        Presets one = Presets.of(home);
        Presets other = Presets.of(home);

        one.save(LOAD, "Nightly", Map.of("codec", "gzip"));
        one.delete(old);
        one.keep();
        other.save(MEDIA, "Talks", Map.of());
        other.rename(nightly, "Every night");
        other.keep();

        assertThat(Presets.of(home).all())
                .containsExactly(
                        new Preset(LOAD, "Every night", false, Map.of("codec", "gzip")),
                        new Preset(MEDIA, "Talks", false, Map.of()));
    }

    @Test
    void aChangeThatCouldNotBeKeptIsKeptWithTheNext() throws Exception {
        Presets presets = Presets.of(home);
        presets.save(LOAD, "A", Map.of());
        Path inTheWay = Files.createDirectory(home.resolve("presets.properties.new"));
        assertThatThrownBy(presets::keep).isInstanceOf(IOException.class);
        Files.delete(inTheWay);

        presets.save(LOAD, "B", Map.of());
        presets.keep();

        assertThat(Presets.of(home).all()).extracting(Preset::name).containsExactly("A", "B");
    }

    @Test
    void aDamagedFileIsSetAsideAndSaid() throws Exception {
        Files.writeString(home.resolve("presets.properties"), "nonsense");

        Presets presets = Presets.of(home);

        assertThat(presets.all()).isEmpty();
        assertThat(presets.notice()).isPresent();
        assertThat(home.resolve("presets.properties.damaged")).exists();
    }

    @Test
    void whatOneJobAloneHasIsNotKeptOfIt() {
        JobRequest request =
                new JobRequest(
                        LOAD, "x", List.of("/a"), Map.of("months", "2024-01", "codec", "zstd"));

        assertThat(Presets.optionsOf(request)).isEqualTo(Map.of("codec", "zstd"));
    }
}
