package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.progress.Eta;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class StagingFieldTest {
    private static final long BUDGET = 1_000;

    @TempDir Path temporary;

    private final List<Limits> taken = new ArrayList<>();
    private List<String> sources = List.of();
    private Optional<String> refusal = Optional.empty();

    private Path usual() {
        return temporary.resolve("home").resolve("staging");
    }

    private StagingField field() {
        StagingField field =
                new StagingField(
                        usual(),
                        () -> sources,
                        limits -> {
                            if (refusal.isPresent()) {
                                throw new IllegalStateException(refusal.get());
                            }
                            taken.add(limits);
                            return sample(limits.stagingFolder().orElse(""), BUDGET);
                        },
                        AtOnce.background(),
                        Messages.of(Locale.ENGLISH),
                        failure -> String.valueOf(failure.getMessage()));
        field.show(sample("", BUDGET).staging());
        return field;
    }

    private static EngineSnapshot sample(String folder, long budget) {
        return new EngineSnapshot(
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(),
                new EngineSnapshot.Staging(0, budget, 59_000_000_000L, folder),
                new Eta.Finished(),
                0);
    }

    private static Limits chosen(Path folder) {
        return Limits.ofStagingFolder(Optional.of(folder));
    }

    @Test
    void theFolderInTheHomeIsShownUntilAnotherIsChosen() {
        StagingField field = field();
        assertThat(field.path().get()).isEqualTo(usual().toString());
        assertThat(field.isUsual().get()).isTrue();
        assertThat(field.room().get()).contains("59");

        field.show(sample("/elsewhere", BUDGET).staging());
        assertThat(field.path().get()).isEqualTo("/elsewhere");
        assertThat(field.isUsual().get()).isFalse();
    }

    @Test
    void aFolderThatIsNotThereYetIsUsedOnceItIsTypedToTheEnd() {
        StagingField field = field();
        Path big = temporary.resolve("big").resolve("staging");
        field.path().set(big.toString());
        assertThat(field.error().get()).isEmpty();
        assertThat(field.room().get()).contains("free");
        assertThat(taken).isEmpty();
        assertThat(big).doesNotExist();

        field.commit();
        assertThat(taken).containsExactly(chosen(big));
        assertThat(field.isUsual().get()).isFalse();
        field.commit();
        assertThat(taken).hasSize(1);
    }

    @Test
    void aSampleDoesNotChangeWhatIsBeingTyped() {
        StagingField field = field();
        field.path().set("/hal");
        field.show(sample("", BUDGET).staging());
        assertThat(field.path().get()).isEqualTo("/hal");
    }

    @Test
    void theDefaultIsOneStepAway() {
        StagingField field = field();
        field.show(sample("/elsewhere", BUDGET).staging());
        field.useUsual();
        assertThat(taken).containsExactly(Limits.ofStagingFolder(Optional.empty()));
        assertThat(field.path().get()).isEqualTo(usual().toString());

        field.useUsual();
        assertThat(taken).hasSize(1);
    }

    @Test
    void aHalfPathAFileAndNonsenseAreWrong() throws Exception {
        StagingField field = field();
        field.path().set("big/staging");
        assertThat(field.error().get()).startsWith("Use a whole path, such as").contains("home");

        Path file = Files.createFile(temporary.resolve("file.tsv"));
        field.path().set(file.resolve("in it").toString());
        assertThat(field.error().get()).contains("is a file").contains("file.tsv");
        assertThat(field.room().get()).isEmpty();

        field.path().set("a\0b");
        assertThat(field.error().get()).startsWith("Use a whole path");
        field.commit();
        assertThat(taken).isEmpty();
    }

    @Test
    void aFolderInASourceOfAJobIsWrongWhateverLinkLeadsThere() throws Exception {
        Path source = Files.createDirectories(temporary.resolve("source"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), source);
        sources = List.of("https://example.org/feed", source.toString());
        StagingField field = field();
        field.path().set(link.resolve("staging").toString());

        assertThat(field.error().get()).contains("takes its items from").contains("source");
        field.commit();
        assertThat(taken).isEmpty();

        field.path().set(temporary.resolve("source-of-none").toString());
        assertThat(field.error().get()).isEmpty();
    }

    @Test
    void lessRoomThanMayLieThereIsSaid() {
        StagingField field = field();
        assertThat(field.caution().get()).isEmpty();
        field.show(sample("", 900_000_000_000L).staging());
        assertThat(field.caution().get()).contains("Less than the 900");
    }

    @Test
    void whyItCouldNotBeUsedStandsAtTheField() {
        StagingField field = field();
        refusal = Optional.of("It can't be made.");
        field.path().set(temporary.resolve("big").toString());
        field.commit();
        assertThat(field.error().get()).isEqualTo("It can't be made.");
    }
}
