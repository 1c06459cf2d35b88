package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of the rows that a table has: append, replace, or update by key. */
final class ChoiceModelTest {
    private static final int APPEND = 0;
    private static final int REPLACE = 1;
    private static final int BY_KEY = 2;

    private final AddSheetModel sheet =
            new AddSheetModel(
                    new LoadPipeline(),
                    List.of("/in/orders.tsv"),
                    Path.of("/home/ann"),
                    Messages.of(Locale.ENGLISH));
    private final FieldModel key = sheet.field("key").orElseThrow();
    private final ChoiceModel rows = sheet.fields().choice(key).orElseThrow();

    @Test
    void oneQuestionIsAskedInTheWordsOfItsAnswers() {
        assertThat(rows.label()).isEqualTo("Rows");
        assertThat(rows.answers()).containsExactly("Append", "Replace", "Update by key…");
        assertThat(rows.chosen().get()).isEqualTo(APPEND);
        assertThat(given()).doesNotContainKeys("replace", "key");
    }

    @Test
    void anotherAnswerTakesTheOldOneBack() {
        rows.choose(REPLACE);
        assertThat(given()).containsEntry("replace", "true");

        rows.choose(BY_KEY);
        key.text().set("id");
        assertThat(given()).doesNotContainKey("replace").containsEntry("key", "id");

        rows.choose(APPEND);
        assertThat(given()).doesNotContainKeys("replace", "key");
    }

    @Test
    void anAnswerThatNeedsMoreIsWrongUntilItIsFilledIn() {
        rows.choose(BY_KEY);

        assertThat(sheet.wrong().get()).isEqualTo(1);
        assertThat(key.error().get()).startsWith("Name the columns that tell rows apart");
        assertThat(sheet.firstWrong()).hasValue(key);

        key.text().set("id");
        assertThat(sheet.wrong().get()).isZero();

        key.text().set("");
        assertThat(rows.chosen().get()).isEqualTo(BY_KEY);
        assertThat(sheet.wrong().get()).isEqualTo(1);

        rows.choose(APPEND);
        assertThat(sheet.wrong().get()).isZero();
    }

    @Test
    void whatAPresetOrAnAdviceSetsIsTheAnswer() {
        sheet.fields().apply(Map.of("replace", "true"));
        assertThat(rows.chosen().get()).isEqualTo(REPLACE);

        sheet.fields().choose(new Preset(LoadPipeline.ID, "By id", false, Map.of("key", "id")));
        assertThat(rows.chosen().get()).isEqualTo(BY_KEY);
        assertThat(given()).doesNotContainKey("replace").containsEntry("key", "id");
    }

    @Test
    void aPresetForgetsAnAnswerThatWasNotFilledIn() {
        rows.choose(BY_KEY);

        sheet.fields().choose(new Preset(LoadPipeline.ID, "Plain", false, Map.of()));

        assertThat(rows.chosen().get()).isEqualTo(APPEND);
        assertThat(sheet.wrong().get()).isZero();
    }

    private Map<String, String> given() {
        return sheet.fields().given();
    }
}
