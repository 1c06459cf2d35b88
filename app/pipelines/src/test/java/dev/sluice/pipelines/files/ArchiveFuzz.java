package dev.sluice.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import dev.sluice.pipelines.fuzz.Draws;
import dev.sluice.pipelines.fuzz.ScratchFile;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Any bytes as an archive: damaged in one sentence, or unpacked to what others make of them. */
public final class ArchiveFuzz {
    /** A bomb is not unpacked further. */
    private static final int MOST = 1 << 22;

    private static final ScratchFile SCRATCH = new ScratchFile();
    private static final List<String> NAMES =
            List.of("a.csv", "a.csv.gz", "a.csv.zst", "a.csv.bz2");

    private ArchiveFuzz() {}

    public static void fuzzerTestOneInput(byte[] data)
            throws IOException, NoSuchAlgorithmException {
        Draws draws = new Draws(data);
        String name = NAMES.get(draws.next(4));
        int step = 1 + draws.next(200) * draws.next(200);
        byte[] content = draws.rest();
        Path file = SCRATCH.of(name, content);
        byte[] found;
        Packing packing;
        try (UnpackedFile in = UnpackedFile.openDigesting(file)) {
            packing = in.packing();
            found = read(in, step);
            if (found.length == MOST) {
                return;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            assertThat(in.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
            assertThat(in.packedBytes()).isEqualTo(content.length);
        } catch (FileProblem e) {
            assertThat(e.kind()).isIn(FileProblem.Kind.DAMAGED, FileProblem.Kind.NOT_AS_NAMED);
            assertThat(e.packedByte().orElse(-1)).isBetween(0L, (long) content.length);
            return;
        }
        try (InputStream other = other(packing, content)) {
            assertThat(found).isEqualTo(other.readAllBytes());
        }
    }

    private static byte[] read(InputStream in, int step) throws IOException {
        byte[] bytes = new byte[MOST];
        int length = 0;
        while (length < MOST) {
            int got = in.read(bytes, length, Math.min(step, MOST - length));
            if (got < 0) {
                break;
            }
            length += got;
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static InputStream other(Packing packing, byte[] content) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        return switch (packing) {
            case PLAIN -> in;
            case GZIP -> new GZIPInputStream(in);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
        };
    }
}
