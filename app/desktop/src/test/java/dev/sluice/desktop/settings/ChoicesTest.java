package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.Telling;
import dev.sluice.desktop.look.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

final class ChoicesTest {

    @TempDir Path home;

    @Test
    void usuallyTheSystemsColoursAreFollowedAndClosingAsks() {
        Choices usual = Choices.of(home);
        assertThat(usual.theme().get()).isEqualTo(Theme.SYSTEM);
        assertThat(usual.whileRunning().get()).isEqualTo(WhileRunning.ASK);
        assertThat(usual.notice()).isEmpty();
    }

    @Test
    void whatIsKeptHoldsAtTheNextStart() throws Exception {
        Choices first = Choices.of(home);
        first.language().set(Language.GERMAN);
        first.theme().set(Theme.DARK);
        first.whileRunning().set(WhileRunning.BACKGROUND);
        first.telling().set(Telling.JOBS);
        first.keepAwake().set(false);
        first.chartsApart().set(true);
        first.afterQueue().set(Afterwards.COMMAND);
        first.command().set(List.of("C:\\new\\x.exe", "a b"));
        first.keep(first.now());

        Choices next = Choices.of(home);
        assertThat(next.language().get()).isEqualTo(Language.GERMAN);
        assertThat(next.theme().get()).isEqualTo(Theme.DARK);
        assertThat(next.whileRunning().get()).isEqualTo(WhileRunning.BACKGROUND);
        assertThat(next.telling().get()).isEqualTo(Telling.JOBS);
        assertThat(next.keepAwake().get()).isFalse();
        assertThat(next.chartsApart().get()).isTrue();
        assertThat(next.afterQueue().get()).isEqualTo(Afterwards.COMMAND);
        assertThat(next.command().get()).containsExactly("C:\\new\\x.exe", "a b");
    }

    @Test
    void twoWindowsOfAHomeLoseNothingThatWasChosenInTheOther() throws Exception {
        Choices one = Choices.of(home);
        Choices other = Choices.of(home);
        one.theme().set(Theme.DARK);
        one.keep(one.now());
        other.telling().set(Telling.JOBS);
        other.keep(other.now());

        Choices next = Choices.of(home);
        assertThat(next.theme().get()).isEqualTo(Theme.DARK);
        assertThat(next.telling().get()).isEqualTo(Telling.JOBS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "theme=dark", "settings=1\ntheme=pink", "settings=1\ntheme=\\u1"})
    void aDamagedFileIsSetAsideAndTheUsualHolds(String damaged) throws Exception {
        Path file = Files.writeString(home.resolve("settings.properties"), damaged);

        Choices choices = Choices.of(home);

        assertThat(choices.notice()).get().asString().contains("were damaged and are kept as");
        assertThat(choices.theme().get()).isEqualTo(Theme.SYSTEM);
        assertThat(Path.of(file + ".damaged")).hasContent(damaged);
        assertThat(Choices.of(home).notice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 GB | 50000000000",
                "50 | 50000000000",
                "1.5 TB | 1500000000000",
                "1,5tb | 1500000000000",
                "53.7\u202fGB | 53700000000",
                "512 MiB | 536870912"
            })
    void sizesAreReadAsPeopleTypeThem(String text, long bytes) {
        assertThat(Sizes.bytes(text)).isEqualTo(OptionalLong.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-1 GB", "1..5 GB", "50 XB", "999999999999 PB", "1e9"})
    void whatIsNoSizeIsNotGuessed(String text) {
        assertThat(Sizes.bytes(text)).isEmpty();
    }
}
