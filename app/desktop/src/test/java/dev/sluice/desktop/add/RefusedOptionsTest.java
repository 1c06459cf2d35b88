package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.pipeline.InvalidValue;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A field of a German window says in German what is wrong with what was typed. */
final class RefusedOptionsTest {
    private static final Messages GERMAN = Messages.of(Locale.GERMANY);

    @ParameterizedTest(name = "{0} with \"{1}\"")
    @MethodSource("refusedValues")
    void whatAnOptionRefusesIsToldInTheLanguageOfTheWindow(
            String option, String value, String sentence) {
        assertThat(GERMAN.told(sentence))
                .as(sentence)
                .isNotEqualTo(sentence)
                .doesNotContainPattern("\\{\\d");
        assertThat(sentence).endsWith(".").doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void whatAnOptionIsForIsToldInTheLanguageOfTheWindow(OptionSpec<?> option) {
        assertThat(GERMAN.told(option.help()))
                .isNotEqualTo(option.help())
                .doesNotContainPattern("\\{\\d");
    }

    private static Stream<OptionSpec<?>> options() {
        return Stream.<Pipeline>of(new LoadPipeline(), new MediaPipeline())
                .flatMap(pipeline -> pipeline.options().stream());
    }

    @SuppressWarnings("UnusedMethod") // called by its name
    private static Stream<Arguments> refusedValues() {
        return options()
                .flatMap(option ->
                        Stream.of("", " ", "?", "0", "-1", "999999999999999999999", "9-1", "a b")
                                .flatMap(value -> refused(option, value).stream()));
    }

    private static Optional<Arguments> refused(OptionSpec<?> option, String value) {
        try {
            option.type().parse(value);
            return Optional.empty();
        } catch (InvalidValue e) {
            return Optional.of(Arguments.of(option.name(), value, String.valueOf(e.getMessage())));
        }
    }
}
