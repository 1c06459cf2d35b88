package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.sluice.pipelines.fuzz.Draws;
import dev.sluice.pipelines.fuzz.ScratchFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bad rows of any text come back letter for letter from the reject file. */
public final class RejectsFuzz {
    private static final ScratchFile SCRATCH = new ScratchFile();

    private RejectsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Draws draws = new Draws(data);
        List<List<String>> expected = new ArrayList<>();
        expected.add(List.of("line", "byte", "reason", "text"));
        Path target = SCRATCH.folder().resolve("a.rejects.csv");
        try (RejectFile file = new RejectFile(target)) {
            while (draws.hasMore()) {
                long line = 1L + draws.next(256);
                BadRow.Reason reason = List.of(BadRow.Reason.values()).get(draws.next(6));
                String sentence = reason.word() + ": " + draws.text(30);
                String text = draws.text(200);
                file.accept(new BadRow(line, line * 1_000_000_007L, reason, sentence, text));
                expected.add(
                        List.of(
                                Long.toString(line),
                                Long.toString(line * 1_000_000_007L),
                                sentence,
                                text));
            }
            file.commit();
        }
        if (expected.size() == 1) {
            assertThat(target).doesNotExist();
            return;
        }
        List<List<String>> found = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(target)) {
            reader.forEach(record -> found.add(record.getFields()));
        }
        assertThat(found).isEqualTo(expected);
        Files.delete(target);
    }
}
