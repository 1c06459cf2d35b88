package dev.sluice.desktop.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.desktop.saved.NotASavedJob.Why;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SavedJobTest {
    @TempDir Path folder;

    @Test
    void comesBackAsItWasSaved() throws Exception {
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        "Aufträge = alle",
                        List.of("/data/a b.tsv", "C:\\new\\raw.tsv", "/data/two\nlines.tsv"),
                        Map.of("table", "orders", "delimiter", "\\t", "quote", "#"));
        Path file = folder.resolve("orders.sluice");

        SavedJob.write(file, request);

        assertThat(SavedJob.read(file)).isEqualTo(request);
        assertThat(folder).isDirectoryContaining("glob:**.sluice");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatLiesBesideItIsLeftAlone() throws Exception {
        Path other = Files.writeString(folder.resolve("orders.sluice.new"), "a person's own");

        SavedJob.write(
                folder.resolve("orders.sluice"),
                new JobRequest(new PipelineId("load"), "orders", List.of("/data"), Map.of()));

        assertThat(other).hasContent("a person's own");
    }

    @Test
    void aPersonMayWriteIt() throws Exception {
        Path file =
                file(
                        """
                        # nightly
                        sluice-job=1

                        pipeline=load
                        name=orders
                        operand=/data
                        option.months=2024-01,2024-02
                        """);

        assertThat(SavedJob.read(file))
                .isEqualTo(
                        new JobRequest(
                                new PipelineId("load"),
                                "orders",
                                List.of("/data"),
                                Map.of("months", "2024-01,2024-02")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,name;1,x|INCOMPLETE|1",
                "''|INCOMPLETE|0",
                "sluice-job=1;name=x|INCOMPLETE|0",
                "sluice-job=2;something new|NEWER|1",
                "sluice-job=1;pipeline=load;name=x;no line of mine|UNKNOWN_LINE|4",
                "sluice-job=1;option.=x|UNKNOWN_LINE|2"
            })
    void whatIsNoJobIsRefusedAndSaysWhere(String lines, Why why, int line) throws IOException {
        Path file = file(lines.replace(';', '\n'));

        assertThatThrownBy(() -> SavedJob.read(file))
                .isInstanceOfSatisfying(
                        NotASavedJob.class,
                        refused -> {
                            assertThat(refused.why()).isEqualTo(why);
                            assertThat(refused.line()).isEqualTo(line);
                            assertThat(refused.file()).isEqualTo("job.sluice");
                        });
    }

    @Test
    void aHugeOrBinaryFileIsRefused() throws IOException {
        Path huge = folder.resolve("huge.sluice");
        Files.write(huge, new byte[(4 << 20) + 1]);
        Path binary = folder.resolve("binary.sluice");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> SavedJob.read(huge)).hasMessageContaining("TOO_LARGE");
        assertThatThrownBy(() -> SavedJob.read(binary)).hasMessageContaining("NOT_TEXT");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("job.sluice"), text);
    }
}
