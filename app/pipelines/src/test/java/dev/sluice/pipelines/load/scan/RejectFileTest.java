package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.files.Meter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RejectFileTest {
    @TempDir Path folder;

    @Test
    void badRowsStandWithLineByteReasonAndExactText() throws IOException {
        Path source = Files.writeString(folder.resolve("a.tsv"), "a\tb\n=1+\"2\"\n1\t2\n");
        Path target = folder.resolve("rejects/a.tsv.rejects.csv");
        try (RejectFile rejects = new RejectFile(target)) {
            DelimitedScan.run(source, ScanOptions.DEFAULTS, rejects, Meter.NONE);
            assertThat(target).doesNotExist();
            rejects.commit();
        }
        assertThat(target)
                .hasContent(
                        "line,byte,reason,text\n"
                                + "2,4,\"column count: 1 field instead of 2\",\"=1+\"\"2\"\"\"\n");
        assertThat(folder.resolve("rejects")).isDirectoryNotContaining("glob:**tmp*");
    }

    @Test
    void fileWithoutBadRowsLeavesNone() throws IOException {
        Path target = Files.writeString(folder.resolve("old.csv"), "of an earlier try");
        try (RejectFile rejects = new RejectFile(target)) {
            rejects.commit();
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void brokenOffPassLeavesNothing() throws IOException {
        Path target = folder.resolve("a.csv");
        try (RejectFile rejects = new RejectFile(target)) {
            rejects.accept(new BadRow(1, 0, BadRow.Reason.NUL, "NUL: x", "x"));
        }
        assertThat(folder).isEmptyDirectory();
    }
}
