package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Limits;
import dev.sluice.engine.store.StoreFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RememberedLimitsTest {

    @TempDir Path folder;

    private final FakeEngine fake = new FakeEngine();

    private HomeFolder home() throws HomeUnusable {
        return HomeFolder.prepare(folder.resolve("home"));
    }

    @Test
    void nothingIsRememberedAtFirst() throws Exception {
        assertThat(home().limits().read()).isEqualTo(Limits.NONE);
    }

    @Test
    void whatIsChosenOneAfterTheOtherIsRememberedTogether() throws Exception {
        home().limits().remember(Limits.ofLane("cpu", 3));
        home().limits().remember(Limits.ofStaging(5_000_000_000L));
        home().limits().remember(Limits.ofLane("jobs", 7));
        home().limits().remember(Limits.ofLane("cpu", 4));

        assertThat(home().limits().read())
                .isEqualTo(new Limits(Map.of("cpu", 4, "jobs", 7), Optional.of(5_000_000_000L)));
    }

    @Test
    void theStagingFolderIsRememberedAndSoIsThatItIsTheUsualOneAgain() throws Exception {
        Path disk = folder.resolve("ä disk\\of mine");
        home().limits().remember(Limits.ofLane("cpu", 3));
        home().limits().remember(Limits.ofStagingFolder(Optional.of(disk)));
        assertThat(home().limits().read().stagingFolder()).contains(disk.toString());

        home().limits().remember(Limits.ofStagingFolder(Optional.empty()));
        assertThat(home().limits().read().stagingFolder()).contains("");
        assertThat(home().limits().read().permits()).containsEntry("cpu", 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0\0",
                "settings=1\nlane.cpu=",
                "settings=1\nlane.cpu=0",
                "settings=1\nlane.cpu=many",
                "settings=1\nlane.C P U=2",
                "settings=1\nstaging-budget-bytes=-1",
                "settings=1\nstaging-budget-bytes=99999999999999999999999",
                "settings=1\nstaging-folder=not/whole",
                "settings=1\nlane.cpu=\\u00zz"
            })
    void aDamagedFileIsSetAsideAndTold(String damaged) throws Exception {
        Path file = home().root().resolve("limits.properties");
        Files.writeString(file, damaged);

        try (Opened opened = Engines.open(home().root(), (where, store) -> fake)) {
            assertThat(opened.notices())
                    .singleElement()
                    .asString()
                    .startsWith("The lanes and limits in limits.properties were damaged")
                    .contains(file + ".damaged");
        }

        assertThat(file).doesNotExist();
        assertThat(Path.of(file + ".damaged")).hasContent(damaged);
        assertThat(home().limits().read()).isEqualTo(Limits.NONE);
    }

    @Test
    void aWholeFileIsLeftAloneAndNamesOfALaterVersionAreNoDamage() throws Exception {
        Path file = home().root().resolve("limits.properties");
        Files.writeString(file, "settings=1\nlane.cpu=2\nbandwidth=40\n");

        try (Opened opened = Engines.open(home().root(), (where, store) -> fake)) {
            assertThat(opened.notices()).isEmpty();
        }

        assertThat(home().limits().read()).isEqualTo(Limits.ofLane("cpu", 2));
    }

    @Test
    void aFolderThatTakesNoFileIsToldInASentence() throws Exception {
        Files.createDirectories(home().root().resolve("limits.properties.new/in the way"));

        assertThatThrownBy(() -> home().limits().remember(Limits.ofLane("cpu", 2)))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("holds, but can't be remembered")
                .hasMessageContaining("limits.properties");
    }

    @Test
    void aGuestChangesTheLimitsOfTheOwner() throws Exception {
        try (Opened owner = Engines.open(home().root(), (where, store) -> fake);
                Opened guest = Engines.open(home().root(), (where, store) -> fake)) {
            assertThat(owner.owner()).isTrue();
            Limits limits =
                    new Limits(
                            Map.of("cpu", 3),
                            Optional.of(200_000_000L),
                            Optional.of(folder.toString()));
            guest.engine().setLimits(limits);
            assertThat(fake.calls).isEqualTo(List.of(limits.toString()));
        }
    }
}
