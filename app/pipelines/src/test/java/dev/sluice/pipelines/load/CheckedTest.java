package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.FileIdentity;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** Whether a file still is the one that was checked. */
class CheckedTest {
    @TempDir Path folder;
    private Path file;
    private FileTime time;
    private Checked checked;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(folder.resolve("a.tsv"), "id\n1\n");
        time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(file, time);
        assumeFalse(FileIdentity.of(file).isEmpty(), "This system does not tell files apart.");
        checked =
                new Checked(
                        DelimitedScan.run(file, ScanOptions.DEFAULTS, RejectSink.NONE, Meter.NONE),
                        "inferred",
                        Packing.PLAIN,
                        time.toMillis(),
                        FileIdentity.of(file),
                        ScanOptions.DEFAULTS);
    }

    @Test
    void anotherFileOfTheSameLengthAndTimeInItsPlaceIsNoticed() throws IOException {
        Path other = Files.writeString(folder.resolve("b.tsv"), "id\n2\n");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> checked.unchanged(file, StopSignal.NEVER))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("was changed after it was checked");
    }

    @Test
    void contentThatWasWrittenOverUnderTheOldTimeIsNoticed() throws IOException {
        // The system's clock for files may stand still for some milliseconds.
        do {
            Files.writeString(file, "id\n2\n");
            Files.setLastModifiedTime(file, time);
        } while (FileIdentity.of(file).equals(checked.identity()));
        assertThatThrownBy(() -> checked.unchanged(file, StopSignal.NEVER))
                .isInstanceOf(FileProblem.class);
    }

    @Test
    void fileThatOnlyGotALinkIsStillTheOne() throws IOException {
        assertThat(checked.unchanged(file, StopSignal.NEVER)).isSameAs(checked);
        Files.createLink(folder.resolve("backup.tsv"), file);
        Checked now = checked.unchanged(file, StopSignal.NEVER);
        assertThat(now.profile()).isSameAs(checked.profile());
        assertThat(now.unchanged(file, StopSignal.NEVER)).isSameAs(now);
    }
}
