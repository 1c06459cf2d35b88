package dev.sluice.desktop.detail;

import static dev.sluice.testkit.Histories.aJob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class OptionsViewModelTest {
    private static final DetailWords WORDS =
            DetailWords.of(Messages.of(Locale.ENGLISH), ZoneOffset.UTC);

    private static Job job(List<String> operands, Map<String, String> options) {
        Job like = aJob(1);
        return new Job(
                like.id(),
                like.group(),
                new JobRequest(new PipelineId("load"), "March", operands, options),
                like.state(),
                0,
                1,
                like.created(),
                like.started(),
                like.finished(),
                like.worked(),
                like.pauseReason(),
                like.failure(),
                1);
    }

    private static OptionsViewModel model(List<String> operands, Map<String, String> options) {
        return new OptionsViewModel(job(operands, options), WORDS, List.of(new LoadPipeline()));
    }

    @Test
    void chosenOptionsStandBeforeTheUsualOnes() {
        List<OptionsViewModel.Line> lines =
                model(List.of("/in"), Map.of("table", "sales", "skip-check", "true")).lines();
        assertThat(lines.stream().filter(OptionsViewModel.Line::set))
                .extracting(OptionsViewModel.Line::label, OptionsViewModel.Line::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Table", "sales"),
                        org.assertj.core.groups.Tuple.tuple("Skip the check", "yes"));
        assertThat(lines.getFirst().set()).isTrue();
        assertThat(lines.getLast().set()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyOptionOfEveryPipelineHasANameInBothLanguages(String language) {
        Messages messages = Messages.of(Locale.of(language));
        assertThat(List.of(new LoadPipeline(), new MediaPipeline()))
                .flatExtracting(Pipeline::options)
                .extracting(spec -> "option." + spec.name())
                .allSatisfy(key -> assertThat(messages.get(key)).isNotBlank());
    }

    @Test
    void aChoiceIsWordedAsInTheSheet() {
        assertThat(model(List.of("/in"), Map.of("mode", "check", "months", "2026-01")).lines())
                .filteredOn(OptionsViewModel.Line::set)
                .extracting(OptionsViewModel.Line::label, OptionsViewModel.Line::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Mode", "Check only"),
                        org.assertj.core.groups.Tuple.tuple("Months", "2026-01"));
    }

    @Test
    void optionThatNobodyDeclaresIsNotShown() {
        OptionsViewModel model = model(List.of("/in"), Map.of("password", "canary"));
        assertThat(model.lines().toString()).doesNotContain("canary").contains("password");
        assertThat(model.commandLine()).doesNotContain("canary");
    }

    @Test
    void secretIsNeitherShownNorCopied() {
        OptionSpec<String> secret =
                new OptionSpec<>(
                        "token",
                        new OptionType.Text<>("TEXT", text -> text, value -> value),
                        Optional.empty(),
                        "A secret",
                        true,
                        OptionSpec.Level.MAIN);
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"), "March", List.of("/in"), Map.of("token", "canary"));
        assertThat(CommandLine.of(request, List.of(secret))).isEqualTo("sluice load /in");
    }

    @Test
    void commandLineCanBePastedIntoAShell() {
        assertThat(
                        model(
                                        List.of("/in/it's here.tsv", "/in/b.tsv"),
                                        Map.of(
                                                "table",
                                                "sales",
                                                "into",
                                                "duckdb:/tmp/a b.duckdb",
                                                "skip-check",
                                                "true",
                                                "force",
                                                "false"))
                                .commandLine())
                .isEqualTo(
                        "sluice load --into 'duckdb:/tmp/a b.duckdb' --skip-check --table sales"
                                + " '/in/it'\\''s here.tsv' /in/b.tsv");
    }

    @Test
    void veryManyOperandsAreCounted() {
        List<String> many =
                java.util.stream.IntStream.range(0, 500).mapToObj(i -> "/f" + i).toList();
        OptionsViewModel model = model(many, Map.of());
        assertThat(model.operands()).hasSize(200);
        assertThat(model.moreOperands()).isEqualTo(300);
    }
}
