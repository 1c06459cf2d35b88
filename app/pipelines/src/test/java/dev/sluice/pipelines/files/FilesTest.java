package dev.sluice.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class FilesTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0} speaks of {1}")
    @CsvSource({
        "sales-2024-01.tsv,2024-01",
        "202401.tsv,2024-01",
        "2024/01/x.tsv,2024-01",
        "2024_01.csv,2024-01",
        "d2024-01-15.csv,2024-01-15",
        "20240115.csv,2024-01-15",
        "2024-02-30.csv,2024-02",
        "2023-05/x-2024-06.tsv,2024-06",
        "2023-05/x.tsv,2023-05",
        "2024-01_made_2024-03-04.tsv,2024-01",
        "120240115.csv,",
        "20240230.csv,",
        "2024-13.csv,",
        "2024-011.csv,",
        "x.csv,",
        "order202401234.csv,",
    })
    void periodIsFoundInNames(String path, String period) {
        assertThat(Period.in(path).map(Period::toString)).isEqualTo(Optional.ofNullable(period));
    }

    @Test
    void monthsAreSelectedWithAndWithoutYears() {
        MonthSelection selection = MonthSelection.parse("2024-01, 03");
        assertThat(selection.contains(YearMonth.of(2024, 1))).isTrue();
        assertThat(selection.contains(YearMonth.of(2023, 1))).isFalse();
        assertThat(selection.contains(YearMonth.of(1999, 3))).isTrue();
        assertThat(selection.missingFrom(List.of(YearMonth.of(2023, 3))))
                .containsExactly("2024-01");
        assertThat(selection.missingFrom(List.of())).containsExactly("2024-01", "03");
        assertThatThrownBy(() -> MonthSelection.parse("2024-01,13"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"13\" is no month");
    }

    @Test
    void namesAreOrderedByTheValueOfTheirDigits() {
        List<String> names =
                new ArrayList<>(List.of("x10", "x2", "X3", "x02", "a", "x2b", "x", "10", "9"));
        names.sort(NaturalOrder.NAMES);
        assertThat(names).containsExactly("9", "10", "a", "x", "x02", "x2", "x2b", "X3", "x10");
    }

    @Test
    void walkGoesPageByPageInNaturalOrder() throws IOException {
        for (String name :
                List.of(
                        "b/x10.tsv",
                        "b/x2.tsv",
                        "a.csv.gz",
                        "c.tsv/inner.txt",
                        ".hidden.tsv",
                        ".git/x.tsv",
                        "z.md",
                        "b.tsv",
                        "b/deep/er/y.psv.zst",
                        "tail.tab")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
        Path outside = Files.createDirectory(folder.resolve(".outside"));
        Files.writeString(outside.resolve("no.tsv"), "x");
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        Files.createSymbolicLink(folder.resolve("linkeddir.tsv"), outside);
        Files.createSymbolicLink(folder.resolve("link.tsv"), outside.resolve("no.tsv"));
        Files.createSymbolicLink(folder.resolve("b/parent"), folder);
        Files.createSymbolicLink(folder.resolve("b/parent.tsv"), folder);
        List<String> expected =
                List.of(
                        "a.csv.gz",
                        "b/deep/er/y.psv.zst",
                        "b/x2.tsv",
                        "b/x10.tsv",
                        "b.tsv",
                        "c.tsv/inner.txt",
                        "link.tsv",
                        "tail.tab");
        for (int size = 1; size < 10; size++) {
            List<String> all = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                FolderWalk.Page page = new FolderWalk(folder).page(cursor, size);
                all.addAll(page.relativePaths());
                cursor = page.cursor();
            } while (cursor.isPresent());
            assertThat(all).as("pages of %d", size).isEqualTo(expected);
        }
    }

    @Test
    void fileAppearsOnlyWhenItIsWhole() throws IOException {
        Path target = folder.resolve("x");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write(1);
            assertThat(target).doesNotExist();
        }
        assertThat(folder).isEmptyDirectory();
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write(1);
            file.commit();
        }
        assertThat(target).hasBinaryContent(new byte[] {1});
        assertThat(folder).isDirectoryContaining("glob:**x").isDirectoryNotContaining("glob:**tmp");
    }
}
