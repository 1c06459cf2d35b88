package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.queue.DropPreview;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class AddSheetModelTest {

    @TempDir Path folder;

    private Path data;
    private AddSheetModel sheet;

    @BeforeEach
    void twoMonthsOfOrders() throws Exception {
        data = Files.createDirectory(folder.resolve("drop"));
        for (String name : List.of("web_orders_2024-01_a.tsv", "web_orders_2024-02_a.tsv")) {
            Files.writeString(data.resolve(name), "id\n1\n");
        }
        sheet = sheet(data);
    }

    @Test
    void aSheetForMediaTakesLinksAndNamesItsJobAfterTheFirst() {
        AddSheetModel sheet =
                new AddSheetModel(
                        new MediaPipeline(),
                        List.of("https://ann:key@example.org/talks.rss?token=1", "/films/a.mp4"),
                        Path.of("/home/ann"),
                        Messages.of(Locale.ENGLISH));

        assertThat(sheet.request().name()).isEqualTo("example.org/talks.rss +1");
        assertThat(sheet.request().operands()).hasSize(2);
        assertThat(sheet.request().options()).containsEntry("to", "/home/ann/media");
        assertThat(sheet.phases()).hasSize(3).allMatch(PhaseSpec::enabled);
    }

    @Test
    void aSheetForMediaHasNoMonthsWhateverItsFilesAreCalled() {
        AddSheetModel sheet =
                new AddSheetModel(
                        new MediaPipeline(),
                        List.of(data.toString()),
                        folder,
                        Messages.of(Locale.ENGLISH));

        sheet.show(counted("2024-01", "2024-02"));

        assertThat(sheet.months()).isEmpty();
        assertThat(sheet.request().options()).doesNotContainKey("months");
    }

    @Test
    void mediaFilesAreCountedOnTheSheetForMediaAndNotRefused() throws Exception {
        Path talks = Files.createDirectory(folder.resolve("talks"));
        Files.writeString(talks.resolve("b.mp3"), "12");
        Files.writeString(talks.resolve("cover.tsv"), "12");
        Path film = Files.writeString(folder.resolve("a.mp4"), "123");

        Found found =
                Looking.of(new MediaPipeline())
                        .look(List.of(film.toString(), talks.toString()), ignored -> {});

        assertThat(found.files()).isEqualTo(2);
        assertThat(found.bytes()).isEqualTo(5);
        assertThat(found.refused()).isEmpty();
    }

    @Test
    void whatHoversIsToldApartIntoTablesAndMedia() throws Exception {
        Path film = Files.writeString(folder.resolve("a.mp4"), "123");
        Found found =
                new Looking(name -> name.endsWith(".mp4"))
                        .look(
                                List.of(data.toString(), film.toString(), "https://example.org/x"),
                                ignored -> {});

        DropPreview preview = new Previews(Messages.of(Locale.ENGLISH)).of(found);

        assertThat(preview.title()).isEqualTo("Drop to add 3 jobs");
        assertThat(preview.lines())
                .extracting(DropPreview.Line::what)
                .containsExactly("2 delimited files", "1 link, 1 media file");
        assertThat(preview.lines()).noneMatch(DropPreview.Line::refused);
    }

    @Test
    void whatIsFoldedAwayIsToldInOneLineWithWhatIsGivenFirst() {
        assertThat(sheet.fields().inOneLine(OptionSpec.Level.MORE))
                .startsWith("Bad rows · Delimiter · ");

        sheet.fields().apply(Map.of("codec", "none", "force", "true"));

        assertThat(sheet.fields().inOneLine(OptionSpec.Level.MORE))
                .startsWith("Packing none · Do again · Bad rows · ");
    }

    @Test
    void filesAreCountedAndTheirMonthsOfferedAsOneJobEach() {
        assertThat(sheet.found().get().files()).isEqualTo(2);
        assertThat(sheet.filesByMonth()).hasSize(2);
        assertThat(sheet.jobs().get()).isEqualTo(2);
        assertThat(sheet.request().options()).containsEntry("months", "2024-01,2024-02");

        sheet.months().getFirst().chosen().set(false);
        assertThat(sheet.jobs().get()).isEqualTo(1);
        assertThat(sheet.request().options()).containsEntry("months", "2024-02");

        sheet.byMonth().set(false);
        assertThat(sheet.request().options()).doesNotContainKey("months");
    }

    @Test
    void tableIsNamedAfterTheFilesAndTheTargetIsTheHomesWarehouse() throws Exception {
        Path file = data.resolve("web_orders_2024-01_a.tsv");
        AddSheetModel one = sheet(file);

        JobRequest request = one.request();

        assertThat(request.options()).containsEntry("table", "web_orders");
        assertThat(request.options())
                .containsEntry("into", "duckdb:" + folder.resolve("warehouse.duckdb"));
        assertThat(request.name()).isEqualTo("web_orders");
        assertThat(request.operands()).containsExactly(file.toString());
    }

    @Test
    void wrongValueIsMarkedOnItsFieldWithASentenceAndAnotherValue() {
        FieldModel table = sheet.field("table").orElseThrow();

        table.text().set("web orders");

        assertThat(table.error().get()).isEqualTo("A table name can't contain a space.");
        assertThat(table.suggestion().get()).isEqualTo("web_orders");
        assertThat(sheet.wrong().get()).isEqualTo(1);
        assertThat(sheet.firstWrong()).contains(table);
        table.text().set(table.suggestion().get());
        assertThat(sheet.wrong().get()).isZero();
    }

    @Test
    void whatThePipelineRefusesIsMarkedAndNothingTypedIsLost() {
        FieldModel into = sheet.field("into").orElseThrow();
        into.text().set("duckdb:/elsewhere/w.duckdb");

        sheet.refuse(new InvalidOption("into", "That cannot be reached."));

        assertThat(into.error().get()).isEqualTo("That cannot be reached.");
        assertThat(into.text().get()).isEqualTo("duckdb:/elsewhere/w.duckdb");
    }

    @Test
    void whatIsFilledInComesBackWithMonthsOnAnotherSheet() throws Exception {
        sheet.field("max-bad-rows").orElseThrow().text().set("5");
        sheet.months().getFirst().chosen().set(false);
        AddSheetModel again = sheet(data);

        again.startFrom(sheet.filledIn());

        assertThat(again.request().options()).containsEntry("max-bad-rows", "5");
        assertThat(again.filledIn().options()).doesNotContainKey("table");
    }

    @Test
    void whatWasSaidOfMonthsHoldsOnAnotherSheetAlsoForMonthsThatHadNotBeenFoundYet() {
        sheet.months().getFirst().chosen().set(false);
        AddSheetModel again = uncounted();
        again.startFrom(sheet.filledIn());
        again.show(counted("2024-01", "2024-02", "2024-03"));
        assertThat(again.request().options()).containsEntry("months", "2024-02,2024-03");

        again.byMonth().set(false);
        AddSheetModel third = uncounted();
        third.startFrom(again.filledIn());
        third.show(counted("2024-01", "2024-02"));
        assertThat(third.byMonth().get()).isFalse();
    }

    @Test
    void aSavedJobThatWasOneOfAllMonthsStaysOne() {
        AddSheetModel saved = uncounted();
        saved.startFrom(Map.of("table", "orders"));

        saved.show(counted("2024-01", "2024-02"));

        assertThat(saved.jobs().get()).isEqualTo(1);
        assertThat(saved.request().options()).doesNotContainKey("months");
    }

    @Test
    void aSavedJobOfOneMonthTakesNoOtherThoughThatIsAllThereIs() {
        AddSheetModel saved = uncounted();
        saved.startFrom(Map.of("table", "orders", "months", "2024-03"));

        saved.show(counted("2024-04"));

        assertThat(saved.request().options()).containsEntry("months", "2024-03");
    }

    @Test
    void monthsOfASavedJobMayBeThoseOfAnyYear() {
        AddSheetModel saved = uncounted();
        saved.startFrom(Map.of("table", "orders", "months", "1, 3"));

        saved.show(counted("2024-01", "2024-02", "2024-03"));

        assertThat(saved.request().options()).containsEntry("months", "2024-01,2024-03");
    }

    @Test
    void usualValuesAreLeftOutOfTheRequest() {
        assertThat(sheet.request().options().keySet())
                .containsExactlyInAnyOrder("into", "table", "months");
        sheet.field("replace").orElseThrow().text().set("true");
        assertThat(sheet.request().options()).containsEntry("replace", "true");
    }

    @Test
    void everyOptionButTheMonthsHasAField() {
        int fields =
                sheet.fields().of(OptionSpec.Level.MAIN).size()
                        + sheet.fields().of(OptionSpec.Level.MORE).size();
        assertThat(fields).isEqualTo(sheet.pipeline().options().size() - 1);
    }

    @Test
    void whatNoPipelineKnowsAndWhatIsNotThereIsNamed() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.docx"), "x");
        Found found =
                Looking.of(new LoadPipeline())
                        .look(
                                List.of(
                                        notes.toString(),
                                        folder.resolve("gone.tsv").toString(),
                                        "https://example.org/x"),
                                ignored -> {});

        assertThat(found.unknown()).containsExactly("notes.docx");
        assertThat(found.missing()).containsExactly(folder.resolve("gone.tsv").toString());
        assertThat(found.links()).containsExactly("https://example.org/x");
        assertThat(found.finished()).isTrue();
    }

    @Test
    void aFileThatIsSaidToBeLeftOutIsLeftOut() throws Exception {
        String notes = Files.write(folder.resolve("notes.docx"), new byte[] {'P', 'K', 3, 4}) + "";
        String rows = Files.writeString(folder.resolve("rows.out"), "id\tname\n1\ta\n") + "";
        AddSheetModel mixed =
                new AddSheetModel(
                        new LoadPipeline(),
                        List.of(notes, rows),
                        folder,
                        Messages.of(Locale.ENGLISH));
        assertThat(mixed.needsAllCounted()).isTrue();

        mixed.show(Looking.of(mixed.pipeline()).look(mixed.all(), ignored -> {}));

        assertThat(mixed.found().get().unknown()).containsExactly("notes.docx");
        assertThat(mixed.found().get().files()).isEqualTo(1);
        assertThat(mixed.request().operands()).containsExactly(rows);
        assertThat(mixed.request().name()).isEqualTo("rows");

        mixed.takeAll();

        assertThat(mixed.found().get().files()).isEqualTo(2);
        assertThat(mixed.found().get().refused()).isEmpty();
        assertThat(mixed.request().operands()).containsExactly(notes, rows);
    }

    @Test
    void textIsReadForLinksAndPaths() {
        String text = "see https://example.org/a and\n" + data + "\nfile://" + data + "\nnothing";

        assertThat(Operands.in(text).found())
                .containsExactly("https://example.org/a", data.toString(), data.toString());
    }

    @Test
    void switchingAPhaseSetsTheOptionsThatThePipelineNames() {
        PhaseId compress = new PhaseId("compress");
        assertThat(enabled(compress)).isFalse();

        press(compress);

        assertThat(enabled(compress)).isTrue();
        assertThat(sheet.request().options()).containsKey("codec");
        press(compress);
        assertThat(enabled(compress)).isFalse();
        assertThat(sheet.request().options()).doesNotContainKey("codec");
    }

    @Test
    void presetSetsAllOptionsAndWhatWasTypedComesBack() {
        sheet.field("table").orElseThrow().text().set("typed");
        Preset nightly = new Preset(LoadPipeline.ID, "Nightly", false, Map.of("codec", "gzip"));

        sheet.fields().choose(nightly);

        assertThat(sheet.fields().preset().get()).contains("Nightly");
        assertThat(sheet.request().options())
                .containsEntry("codec", "gzip")
                .containsEntry("table", "web_orders");
        sheet.fields().leavePreset();
        assertThat(sheet.request().options())
                .containsEntry("table", "typed")
                .doesNotContainKey("codec");
        assertThat(sheet.fields().preset().get()).isEmpty();
    }

    @Test
    void sheetOfASavedJobDoesNotBeginWithTheUsualPreset() {
        sheet.startFrom(Map.of("codec", "zstd"));

        sheet.beginWith(new Preset(LoadPipeline.ID, "Nightly", true, Map.of("codec", "gzip")));

        assertThat(sheet.request().options()).containsEntry("codec", "zstd");
        assertThat(sheet.fields().preset().get()).isEmpty();
    }

    @Test
    void presetKeepsWhatAPersonChangedAndNothingThatBelongsToTheFiles() {
        assertThat(sheet.fields().kept()).isEmpty();

        sheet.field("max-bad-rows").orElseThrow().text().set("5");

        assertThat(sheet.fields().kept()).containsExactly(Map.entry("max-bad-rows", "5"));
    }

    @Test
    void changingAnOptionMakesItNoPresetAnyMore() {
        sheet.fields()
                .choose(new Preset(LoadPipeline.ID, "Nightly", false, Map.of("codec", "gzip")));
        sheet.field("max-bad-rows").orElseThrow().text().set("5");

        assertThat(sheet.fields().preset().get()).isEmpty();
    }

    @Test
    void monthsThatWereDoneBeforeAreLeftOutUnlessSomebodyHasChosen() {
        Survey before = survey(Map.of(YearMonth.of(2024, 1), 1L));
        sheet.show(before);

        assertThat(sheet.months().getFirst().doneBefore().get()).isTrue();
        assertThat(sheet.request().options()).containsEntry("months", "2024-02");

        sheet.months().getFirst().chosen().set(true);
        sheet.show(before);
        assertThat(sheet.jobs().get()).isEqualTo(2);
        sheet.show(survey(Map.of()));
        assertThat(sheet.months().getFirst().doneBefore().get()).isFalse();
    }

    @Test
    void whatIsForeseenIsToldEvenWhileAFieldIsWrong() {
        sheet.field("table").orElseThrow().text().set("web orders");
        SheetForesight foresight =
                new SheetForesight(
                        sheet,
                        AtOnce.background(),
                        query -> new HistoryPage(List.of(), 0, Optional.empty()),
                        folder);

        foresight.refresh();

        assertThat(foresight.preview().get().orElseThrow().rows()).containsExactly(List.of("1"));
        Costs costs = foresight.costs().get().orElseThrow();
        assertThat(costs.time()).isEmpty();
        assertThat(costs.rooms().getLast().free()).isPresent();
        assertThat(costs.rooms().getLast().tooLittle()).isFalse();
    }

    private static Survey survey(Map<YearMonth, Long> months) {
        Optional<Survey.Earlier> earlier =
                months.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Survey.Earlier(1, Instant.EPOCH, months));
        return new Survey(List.of(), earlier, List.of());
    }

    private void press(PhaseId phase) {
        sheet.apply(
                Optional.ofNullable(sheet.switches().get(phase))
                        .map(PhaseSwitch::change)
                        .orElseThrow());
    }

    private boolean enabled(PhaseId phase) {
        return sheet.phases().stream()
                .filter(spec -> spec.id().equals(phase))
                .anyMatch(PhaseSpec::enabled);
    }

    private AddSheetModel uncounted() {
        return new AddSheetModel(
                new LoadPipeline(), List.of(data.toString()), folder, Messages.of(Locale.ENGLISH));
    }

    private Found counted(String... months) {
        Looking looking = Looking.of(new LoadPipeline());
        return looking.look(
                Stream.of(months)
                        .map(month -> make("web_orders_" + month + "_a.tsv").toString())
                        .toList(),
                ignored -> {});
    }

    private Path make(String name) {
        try {
            return Files.writeString(data.resolve(name), "id\n1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AddSheetModel sheet(Path operand) {
        List<String> operands = List.of(operand.toString());
        AddSheetModel model =
                new AddSheetModel(
                        new LoadPipeline(), operands, folder, Messages.of(Locale.ENGLISH));
        model.show(Looking.of(new LoadPipeline()).look(operands, ignored -> {}));
        return model;
    }
}
