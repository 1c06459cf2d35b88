package dev.sluice.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.Zstd;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

class UnpackedFileTest {
    @TempDir Path folder;

    private final byte[] first = text(1);
    private final byte[] second = text(2);

    private static byte[] text(int seed) {
        byte[] text = new byte[300_000];
        new Random(seed).nextBytes(text);
        for (int i = 0; i < text.length; i++) {
            text[i] &= 0x3F;
        }
        return text;
    }

    private static byte[] pack(Packing packing, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (packing) {
            case PLAIN -> out.write(data);
            case GZIP -> {
                try (OutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(data);
                }
            }
            case ZSTD -> out.write(Zstd.compress(data));
            case BZIP2 -> {
                try (OutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
                    bzip2.write(data);
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void stopIsHeardWithinPackedDataThatUnpacksToNothing() throws IOException {
        byte[] empty = pack(Packing.GZIP, new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 60_000; i++) {
            members.write(empty);
        }
        Path file = Files.write(folder.resolve("empty.gz"), members.toByteArray());
        int[] asked = {0};
        try (UnpackedFile in = UnpackedFile.open(file)) {
            in.heed(
                    new Meter() {
                        @Override
                        public void advance(long rows, long bytes) {}

                        @Override
                        public void checkStop() throws StopRequested {
                            asked[0]++;
                            if (asked[0] == 3) {
                                throw new StopRequested();
                            }
                        }
                    });
            assertThatThrownBy(in::read).isInstanceOf(StopRequested.class);
            assertThat(in.packedBytes()).isLessThan(members.size());
        }
    }

    private byte[] read(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        try (UnpackedFile in = UnpackedFile.openDigesting(file)) {
            byte[] all = in.readAllBytes();
            assertThat(in.packedBytes()).isEqualTo(content.length);
            assertThat(in.sha256()).hasSize(64);
            return all;
        }
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    @Test
    void everyPackingIsUnpackedWhateverTheName() throws IOException {
        for (Packing packing : Packing.values()) {
            assertThat(read("x.tsv", pack(packing, first))).isEqualTo(first);
            assertThat(read("x.tsv" + packing.extension(), pack(packing, first))).isEqualTo(first);
        }
    }

    @Test
    void concatenatedMembersAreOneText() throws IOException {
        for (Packing packing : Packing.values()) {
            byte[] packed =
                    join(pack(packing, first), pack(packing, new byte[0]), pack(packing, second));
            assertThat(read("x.tsv", packed)).isEqualTo(join(first, second));
        }
    }

    @Test
    void anythingBehindTheEndIsDamage() throws IOException {
        for (Packing packing : new Packing[] {Packing.GZIP, Packing.ZSTD, Packing.BZIP2}) {
            byte[] packed = pack(packing, first);
            for (byte[] tail :
                    new byte[][] {
                        {0},
                        {'x'},
                        {0, 0, 0, 0, 0, 0, 0, 0},
                        "trailing garbage".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    }) {
                assertThatThrownBy(() -> read("x.tsv", join(packed, tail)))
                        .as("%s followed by %d bytes", packing, tail.length)
                        .isInstanceOf(FileProblem.class)
                        .hasMessageContaining("is damaged");
            }
        }
    }

    @Test
    void fileThatIsCutShortIsDamaged() throws IOException {
        for (Packing packing : new Packing[] {Packing.GZIP, Packing.ZSTD, Packing.BZIP2}) {
            byte[] packed = pack(packing, first);
            for (int length :
                    new int[] {5, 12, packed.length / 2, packed.length - 8, packed.length - 1}) {
                assertThatThrownBy(() -> read("x.tsv", Arrays.copyOf(packed, length)))
                        .as("%s cut to %d of %d", packing, length, packed.length)
                        .isInstanceOf(FileProblem.class)
                        .hasMessageContaining("is damaged");
            }
        }
    }

    @Test
    void wrongChecksumOrLengthIsDamage() throws IOException {
        byte[] gzip = pack(Packing.GZIP, first);
        for (int fromEnd : new int[] {8, 5, 4, 1}) {
            byte[] wrong = gzip.clone();
            wrong[wrong.length - fromEnd] ^= 1;
            assertThatThrownBy(() -> read("x.tsv.gz", wrong))
                    .isInstanceOf(FileProblem.class)
                    .hasMessageContaining(
                            fromEnd > 4 ? "checksum (CRC) is wrong" : "length is wrong");
        }
        byte[] bzip2 = pack(Packing.BZIP2, first);
        bzip2[bzip2.length / 2] ^= 1;
        assertThatThrownBy(() -> read("x.tsv.bz2", bzip2)).isInstanceOf(FileProblem.class);
    }

    @Test
    void theChecksumOfAGzipHeaderCounts() throws IOException {
        byte[] right = withHeaderChecksum(pack(Packing.GZIP, first));
        assertThat(read("x.tsv.gz", right)).isEqualTo(first);

        byte[] wrong = right.clone();
        wrong[4]++; // The time in the header, which nobody looks at otherwise.
        assertThatThrownBy(() -> read("x.tsv.gz", wrong))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("the checksum (CRC) of the gzip header is wrong");
    }

    private static byte[] withHeaderChecksum(byte[] gzip) {
        byte[] header = Arrays.copyOf(gzip, 10);
        header[3] |= 2;
        CRC32 crc = new CRC32();
        crc.update(header);
        byte[] checksum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        return join(join(header, checksum), Arrays.copyOfRange(gzip, 10, gzip.length));
    }

    @Test
    void damageInTheFirstOfTwoMembersIsFound() throws IOException {
        byte[] one = pack(Packing.GZIP, first);
        one[one.length - 7] ^= 1;
        assertThatThrownBy(() -> read("x.tsv.gz", join(one, pack(Packing.GZIP, second))))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("CRC");
    }

    @Test
    void nameThatPromisesAnotherPackingIsRefused() {
        for (String name : new String[] {"x.tsv.gz", "x.tsv.zst", "x.tsv.bz2"}) {
            assertThatThrownBy(() ->
                            read(name, "a\tb\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            FileProblem.class,
                            problem ->
                                    assertThat(problem.kind())
                                            .isEqualTo(FileProblem.Kind.NOT_AS_NAMED))
                    .hasMessageContaining(name);
            assertThatThrownBy(() -> read(name, new byte[0])).hasMessageContaining("is empty");
        }
    }

    @Test
    void whatIsNoFileIsRefusedWithoutBeingOpened() throws Exception {
        Path fifo = folder.resolve("fifo.tsv");
        assumeThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        assertKind(fifo, FileProblem.Kind.NOT_A_FILE);
        assertKind(folder, FileProblem.Kind.DIRECTORY);
        assertKind(folder.resolve("none"), FileProblem.Kind.MISSING);
        assertKind(Path.of("/dev/null"), FileProblem.Kind.NOT_A_FILE);
    }

    private static void assertKind(Path path, FileProblem.Kind kind) {
        assertThatThrownBy(() -> UnpackedFile.open(path))
                .isInstanceOfSatisfying(
                        FileProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind))
                .hasMessageContaining(path.toString());
    }

    @Test
    void skippingLandsOnTheSameByteInEveryPacking() throws IOException {
        for (Packing packing : Packing.values()) {
            Path file = folder.resolve("x");
            Files.write(file, pack(packing, first));
            for (int offset : new int[] {0, 1, 70_000, 299_999, 300_000}) {
                try (UnpackedFile in = UnpackedFile.open(file)) {
                    in.skipTo(offset, Meter.NONE);
                    assertThat(in.readAllBytes())
                            .isEqualTo(Arrays.copyOfRange(first, offset, first.length));
                }
            }
        }
    }
}
