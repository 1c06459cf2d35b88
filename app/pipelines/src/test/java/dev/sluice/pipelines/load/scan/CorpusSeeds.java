package dev.sluice.pipelines.load.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The small files of the corpus as inputs of fuzz targets. */
public final class CorpusSeeds {
    private static final int SMALL = 3000;

    private CorpusSeeds() {}

    /** Plain files, each behind the choices of {@link ScanFuzz}. */
    public static List<byte[]> texts() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        int n = 0;
        for (Corpus.Sample sample : Corpus.samples()) {
            if (sample.content().length < SMALL && !sample.packed()) {
                int name = sample.name().endsWith(".csv") ? 0 : 1;
                byte[] choices = {(byte) name, 0, 0, 1, 1, 0, (byte) (n % 3), (byte) (n % 200)};
                // The last choice is drawn only after a 0 before it.
                seeds.add(joined(choices, n % 3 == 0 ? 8 : 7, sample.content()));
                n++;
            }
        }
        return seeds;
    }

    /** Packed files, each behind the choices of the archives' target. */
    public static List<byte[]> archives() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Corpus.Sample sample : Corpus.samples()) {
            if (sample.content().length < SMALL && sample.packed()) {
                String name = sample.name();
                int way = name.endsWith(".gz") ? 1 : name.endsWith(".zst") ? 2 : 3;
                seeds.add(joined(new byte[] {(byte) way, 100, 50}, 3, sample.content()));
            }
        }
        return seeds;
    }

    private static byte[] joined(byte[] choices, int used, byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(choices, 0, used);
        all.writeBytes(content);
        return all.toByteArray();
    }
}
