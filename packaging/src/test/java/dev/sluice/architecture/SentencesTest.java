package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the engine and the pipelines say in English, the window says in its language. */
class SentencesTest {
    /** Seen at a terminal, in a log of the program or by a client of its proxy: English. */
    private static final Set<String> UNSEEN =
            Set.of(
                    "LoadVerification",
                    "SourceFiles",
                    "MediaVerification",
                    "GuardingProxy",
                    "DatabaseCheck");

    /** Their parts are known, each with what stands in it, or a key goes with them. */
    private static final Set<String> FRAMES =
            Set.of(
                    "x at y x at y.",
                    "x at y another target.",
                    "x at y fewer jobs at a time.",
                    "x at y; there is no backup, so the queue starts empty.",
                    "x at y; the backup of x at y took its place, so jobs queued or finished since"
                            + " then are not in it.",
                    "x at y x at y “x at y”, unlike x at y. Columns are matched by name, so it"
                            + " would fail.",
                    "The server of x at y is busy or in trouble (status x at y)x at y.");

    @Test
    void everySentenceOfEngineAndPipelinesIsKnownInGerman() {
        Messages german = Messages.of(Locale.GERMANY);
        List<String> unknown =
                classes()
                        .filter(type -> !UNSEEN.contains(type.getSimpleName()))
                        .flatMap(type ->
                                SpokenStrings.of(type)
                                        .filter(text -> !FRAMES.contains(text))
                                        .filter(text -> german.told(text).equals(text))
                                        .map(text -> type.getSimpleName() + ": " + text))
                        .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void sentencesAreFoundInTheCode() {
        assertThat(classes().flatMap(SpokenStrings::of))
                .contains("Is being paused.", "x at y is not there; check the path.")
                .hasSizeGreaterThan(200);
    }

    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                        .withImportOption(new ShippedClasses())
                        .importPackages("dev.sluice.engine", "dev.sluice.pipelines")
                        .stream();
    }
}
