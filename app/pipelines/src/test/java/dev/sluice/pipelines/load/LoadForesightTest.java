package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Survey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Load tells before anything is queued. */
final class LoadForesightTest {
    private static final LoadPipeline LOAD = new LoadPipeline();

    @TempDir Path folder;

    private LoadHarness harness;

    @BeforeEach
    void open() throws Exception {
        harness = new LoadHarness(folder);
    }

    @Test
    void previewShowsTheFirstRowsOfTheFirstFileThatHasAny() throws Exception {
        harness.write("a.csv", "");
        harness.write(
                "b.csv", "id,amount,text\n1,2.50,\"a, \"\"b\"\"\"\n2,3,\n3,x\n4,1e3,d\n5,5,e\n");

        Preview preview = preview(Map.of()).orElseThrow();

        assertThat(preview.of()).isEqualTo("b.csv");
        assertThat(preview.columns())
                .containsExactly(
                        new Preview.Column("id", true),
                        new Preview.Column("amount", true),
                        new Preview.Column("text", false));
        assertThat(preview.rows())
                .containsExactly(
                        List.of("1", "2.50", "a, \"b\""),
                        List.of("2", "3", ""),
                        List.of("4", "1e3", "d"));
        assertThat(preview.columnsInAll()).isEqualTo(3);
        assertThat(preview.kind()).map(Said::english).contains("Comma-separated text");
    }

    @Test
    void previewOfOneEndlessLineIsShortAndSoon() throws Exception {
        Path file = harness.folder.resolve("line.tsv");
        byte[] block = "x\t".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 32; i++) {
                out.write(block);
            }
        }

        Preview preview = preview(Map.of()).orElseThrow();

        assertThat(preview.columns()).hasSizeLessThan(100);
        assertThat(preview.columnsInAll()).isLessThan(200_000);
        assertThat(preview.rows()).isEmpty();
    }

    @Test
    void previewCutsLongValuesAndShowsNothingThatHidesOrTurnsText() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tevil\u202Etxt\u0007\n2\t" + "y".repeat(5_000) + "\n");

        Preview preview = preview(Map.of()).orElseThrow();

        assertThat(preview.rows().getFirst().getLast()).isEqualTo("evil\uFFFDtxt\uFFFD");
        assertThat(preview.rows().getLast().getLast()).hasSize(60).endsWith("…");
    }

    @Test
    void previewFollowsTheOptionsAndTellsNothingOfWhatIsNoText() throws Exception {
        harness.write("a.txt", "1;2\n3;4\n");
        assertThat(preview(Map.of("no-header", "true", "delimiter", ";")).orElseThrow().columns())
                .extracting(Preview.Column::name)
                .containsExactly("column_1", "column_2");

        Files.delete(harness.folder.resolve("a.txt"));
        harness.write("a.csv.gz", "this is not packed");
        assertThat(preview(Map.of())).isEmpty();
    }

    @Test
    void everySwitchLeadsToThePhaseItNamesAndBack() throws Exception {
        for (String phase : List.of("check", "compress", "upload", "copy")) {
            for (Map<String, String> start :
                    List.of(
                            Map.<String, String>of(),
                            Map.of("codec", "gzip"),
                            Map.of("codec", "none"),
                            Map.of("stage", "/stage"),
                            Map.of("skip-check", "true"),
                            Map.of("mode", "check"))) {
                Optional<PhaseSwitch> choice = choice(phase, start);
                if (choice.filter(PhaseSwitch::canBeSwitched).isPresent()) {
                    Map<String, String> switched = with(start, choice.get().change());
                    assertThat(runs(phase, switched))
                            .as("%s from %s to %s", phase, start, switched)
                            .isEqualTo(!runs(phase, start));
                }
            }
        }
        assertThat(choice("compress", Map.of()).flatMap(PhaseSwitch::why))
                .map(Said::english)
                .contains("a local table needs none");
        assertThat(choice("reconcile", Map.of())).isEmpty();
    }

    @Test
    void filesThatWereLoadedAndLookUnchangedAreTold() throws Exception {
        Path january = harness.write("2024-01.tsv", "id\n1\n");
        Path february = harness.write("2024-02.tsv", "id\n2\n");
        harness.load(Map.of());
        FileTime before = FileTime.from(LoadHarness.CLOCK.instant().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(january, before);

        Survey survey = survey(Map.of());

        assertThat(survey.earlier())
                .contains(
                        new Survey.Earlier(
                                1, LoadHarness.CLOCK.instant(), Map.of(YearMonth.of(2024, 1), 1L)));
        assertThat(survey(Map.of("force", "true")).earlier()).isEmpty();
        assertThat(survey(Map.of("table", "other")).earlier()).isEmpty();

        Files.setLastModifiedTime(february, before);
        assertThat(survey(Map.of()).earlier().orElseThrow().items()).isEqualTo(2);
        harness.write("2024-02.tsv", "id\n222\n");
        Files.setLastModifiedTime(february, before);
        assertThat(survey(Map.of()).earlier().orElseThrow().items()).isEqualTo(1);
    }

    @Test
    void whatTheTableAndTheOptionsMakeOfEachOtherIsToldWithAWayOut() throws Exception {
        assertThat(advice(Map.of())).isEmpty();
        harness.write("a.tsv", "id\tname\n1\tx\n");
        assertThat(advice(Map.of("append", "true"))).containsExactly("load.advice.no-table");
        harness.load(Map.of());

        assertThat(advice(Map.of("create", "true"))).containsExactly("load.advice.exists");
        Survey.Advice exists = survey(Map.of("create", "true")).advice().getFirst();
        for (Survey.Remedy remedy : exists.remedies()) {
            assertThat(advice(with(Map.of("create", "true"), remedy.change())))
                    .doesNotContain("load.advice.exists");
        }
        assertThat(advice(Map.of("replace", "true"))).containsExactly("load.advice.removes");

        harness.write("b.tsv", "id\tname\tvoucher\n2\ty\tz\n");
        Survey.Advice columns = survey(Map.of()).advice().getFirst();
        assertThat(columns.said().key()).isEqualTo("load.advice.columns");
        assertThat(columns.detail().orElseThrow().english()).contains("voucher", "the table");
    }

    @Test
    void aTargetThatCannotBeOpenedIsToldInASentence() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        Path nowhere = folder.resolve("gone").resolve("w.duckdb");

        Survey survey = survey(Map.of("into", "duckdb:" + nowhere));

        assertThat(survey.advice().getFirst().said().english()).contains("gone", "is not there");
        Files.writeString(harness.database, "this is no database");
        assertThat(survey(Map.of()).advice().getFirst().warning()).isTrue();
    }

    @Test
    void missingMonthsAreNamedAndRoomFollowsThePhases() throws Exception {
        for (String month : List.of("2023-11", "2024-02", "2024-03")) {
            harness.write(month + ".tsv", "id\n" + "1234567\n".repeat(1000));
        }

        Survey local = survey(Map.of());
        assertThat(local.advice().getFirst().said().english()).contains("2023-12, 2024-01");
        assertThat(local.room()).extracting(Survey.Room::bytes).first().isEqualTo(0L);
        assertThat(local.room().getLast().where()).isEqualTo(harness.database);
        assertThat(local.room().getLast().bytes()).isPositive();

        Survey staged = survey(Map.of("codec", "none", "months", "2024-02"));
        assertThat(staged.room().getFirst().bytes()).isEqualTo(8003);
        assertThat(survey(Map.of("mode", "check")).room()).hasSize(1);
    }

    @Test
    void theStagingFolderIsTheOneThatWasChosen() throws Exception {
        Path file = harness.write("a.tsv", "id\n1\n");
        harness.load(Map.of(), file);
        Path chosen = folder.resolve("big").resolve("root");

        assertThat(survey(Map.of(), chosen).room().getFirst().where()).isEqualTo(chosen);
        assertThat(chosen.resolve("duckdb")).isDirectory();
    }

    @Test
    void whatItIsAboutCanBeCountedByMonth() throws Exception {
        harness.write("2024-01.tsv", "id\n1\n");
        harness.write("2024-02.tsv", "id\n1\n2\n");
        Job job = harness.job(List.of(harness.folder), Map.of("months", "2024-02"));

        Sizing sizing = LOAD.foresight().sizing(job.request(), harness.options(job)).orElseThrow();

        assertThat(sizing.count(StopSignal.NEVER)).isEqualTo(new Sizing.Size(1, 7));
    }

    private Optional<Preview> preview(Map<String, String> options) throws Exception {
        Job job = harness.job(List.of(harness.folder), options);
        return LOAD.foresight()
                .preview(job.request(), harness.options(job), folder, StopSignal.NEVER);
    }

    @Test
    void surveyAsksNobodyForThePassphraseOfATable() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        Files.writeString(
                harness.home.resolve("connections.json"),
                """
                {"connections": [{"name": "shop", "secret": "s-1",
                                  "address": "postgresql://anna@127.0.0.1/shop"}]}
                """);
        Files.writeString(
                harness.home.resolve("secrets.vault"),
                """
                sluice-vault 1
                PBKDF2WithHmacSHA256 10 iKfxTYysoQHxy5y6dHv4Tg==
                check VDZGQsR6SInpttCi Oc6cLYxveip3I9EDBjqmuw==
                secret s-1 DJuqCdtOI1yiRH8q 2s5+ZZzerAX9DmTPpTHDQ4H92g==
                sha256 9476894b3d64f4edc99992ac87828ed30859568af9262f63d0e1dcb6ec10e3bf
                """);

        assertThat(advice(Map.of("into", "postgresql:shop", "table", "t")))
                .containsExactly("load.advice.locked");
    }

    private Survey survey(Map<String, String> options) throws Exception {
        return survey(options, harness.home.resolve("staging"));
    }

    private Survey survey(Map<String, String> options, Path staging) throws Exception {
        Job job = harness.job(List.of(harness.folder), options);
        return LOAD.foresight()
                .survey(
                        job.request(),
                        harness.options(job),
                        harness.home,
                        staging,
                        StopSignal.NEVER);
    }

    private List<String> advice(Map<String, String> options) throws Exception {
        return survey(options).advice().stream().map(advice -> advice.said().key()).toList();
    }

    private static Optional<PhaseSwitch> choice(String phase, Map<String, String> options)
            throws Exception {
        return LOAD.foresight().switches(Options.parse(LoadOptions.ALL, options)).stream()
                .filter(each -> each.phase().equals(new PhaseId(phase)))
                .findFirst();
    }

    private static boolean runs(String phase, Map<String, String> options) throws Exception {
        return LOAD.phases(Options.parse(LoadOptions.ALL, options)).stream()
                .filter(spec -> spec.id().equals(new PhaseId(phase)))
                .anyMatch(PhaseSpec::enabled);
    }

    private static Map<String, String> with(
            Map<String, String> options, Map<String, String> change) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(change);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
