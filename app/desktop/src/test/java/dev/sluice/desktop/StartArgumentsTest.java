package dev.sluice.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class StartArgumentsTest {

    @Test
    void pathsBecomeAbsoluteAndLinksStayAsTheyAre() throws Exception {
        StartArguments start =
                StartArguments.parse(List.of("--home", "h", "a.tsv", "https://example.org/x"));

        assertThat(start.home()).contains(Path.of("h").toAbsolutePath());
        assertThat(start.operands())
                .containsExactly(
                        Path.of("a.tsv").toAbsolutePath().toString(), "https://example.org/x");
    }

    @Test
    void whatFollowsTwoDashesIsNeverAnOption() throws Exception {
        assertThat(StartArguments.parse(List.of("--", "--home")).operands())
                .containsExactly(Path.of("--home").toAbsolutePath().toString());
    }

    @Test
    void unknownOptionIsRefusedInOneSentenceThatNamesIt() {
        assertThatExceptionOfType(StartArguments.Wrong.class)
                .isThrownBy(() -> StartArguments.parse(List.of("--hoem", "x")))
                .withMessageContaining("'--hoem'");
        assertThatExceptionOfType(StartArguments.Wrong.class)
                .isThrownBy(() -> StartArguments.parse(List.of("--home")))
                .withMessageContaining("--home needs");
    }
}
