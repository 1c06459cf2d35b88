package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.desktop.text.CsvFile;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.FailureRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class FailuresCsvTest {
    @TempDir private Path folder;

    private static FailureRecord failure(long id, String name) {
        return new FailureRecord(
                id,
                Optional.empty(),
                name,
                new PhaseId("check"),
                new Failure.Permanent(
                        "Line 3 says \"no\", twice.", "", Optional.of(new Failure.Place(3, 40))),
                2,
                Instant.parse("2026-03-01T12:00:00Z"),
                17);
    }

    @Test
    void writesAPageAfterTheOther() throws Exception {
        Path file = folder.resolve("out.csv");
        long count =
                FailuresCsv.write(
                        file,
                        after -> after < 2 ? List.of(failure(after + 1, "f" + after)) : List.of());
        assertThat(count).isEqualTo(2);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "item,phase,kind,message,detail,line,byte,attempts,last try,size",
                        "f0,check,permanent,\"Line 3 says \"\"no\"\", twice.\",,3,40,2,"
                                + "2026-03-01T12:00:00Z,17",
                        "f1,check,permanent,\"Line 3 says \"\"no\"\", twice.\",,3,40,2,"
                                + "2026-03-01T12:00:00Z,17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx"})
    void noSpreadsheetTakesANameForAFormula(String name) {
        assertThat(CsvFile.field(name)).isEqualTo("'" + name);
        assertThat(CsvFile.field(name + ",")).isEqualTo("\"'" + name + ",\"");
    }

    @Test
    void lineBreaksStayInTheirField() {
        assertThat(CsvFile.field("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvFile.field("\rx")).isEqualTo("\"'\rx\"");
    }

    @Test
    void storeThatFailsLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        assertThatThrownBy(() ->
                        FailuresCsv.write(
                                file,
                                after -> {
                                    throw new IllegalStateException("gone");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
