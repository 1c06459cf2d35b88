package dev.sluice.pipelines.load.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.StopRequested;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class PartPackerTest {
    @TempDir Path folder;

    private Path stage = Path.of("");

    @BeforeEach
    void makeStage() throws IOException {
        stage = Files.createDirectory(folder.resolve("stage"));
    }

    private PackRequest request(Path source, ScanOptions options, Codec codec, boolean normalise)
            throws IOException {
        Profile profile = DelimitedScan.run(source, options, RejectSink.NONE, Meter.NONE);
        return new PackRequest(source, profile, options, stage, "a", codec, 2, 0, normalise);
    }

    private Path tsv(int rows) throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("id\tname\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append("\tname ").append(random.nextInt(100_000)).append('\n');
        }
        return Files.writeString(folder.resolve("a.tsv"), text);
    }

    private byte[] unpacked(List<PartInfo> parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (PartInfo part : parts) {
            try (UnpackedFile in = UnpackedFile.open(stage.resolve(part.name()))) {
                byte[] bytes = in.readAllBytes();
                assertThat(bytes).hasSize((int) part.unpackedBytes());
                assertThat(new String(bytes, StandardCharsets.UTF_8).lines().count())
                        .isEqualTo(part.rows());
                all.writeBytes(bytes);
            }
        }
        return all.toByteArray();
    }

    @Test
    void cleanFileIsCutAtRowBordersWithoutItsHeader() throws IOException {
        Path source = tsv(200_000);
        String body = Files.readString(source).substring("id\tname\n".length());
        for (Codec codec : Codec.values()) {
            PackRequest request =
                    request(source, ScanOptions.DEFAULTS.withPartBytes(1_000_000), codec, false);
            List<PartInfo> parts = PartPacker.pack(request, PartListener.NONE, Meter.NONE);
            assertThat(parts).hasSize(request.parts()).hasSizeGreaterThan(3);
            assertThat(new String(unpacked(parts), StandardCharsets.UTF_8)).isEqualTo(body);
            assertThat(parts.stream().mapToLong(PartInfo::rows).sum()).isEqualTo(200_000);
            for (PartInfo part : parts) {
                assertThat(PartPacker.verify(stage, part, Meter.NONE)).isTrue();
                assertThat(part.name()).endsWith(".tsv" + codec.extension());
            }
        }
        assertThat(stage).isDirectoryNotContaining("glob:**tmp");
    }

    @Test
    void sameRequestGivesTheSameBytesWithAnyNumberOfWorkers() throws IOException {
        Path source = tsv(400_000);
        for (Codec codec : Codec.values()) {
            PackRequest two =
                    request(source, ScanOptions.DEFAULTS.withPartBytes(4_000_000), codec, false);
            List<PartInfo> once = PartPacker.pack(two, PartListener.NONE, Meter.NONE);
            PackRequest four =
                    new PackRequest(
                            source, two.profile(), two.options(), stage, "a", codec, 4, 0, false);
            assertThat(PartPacker.pack(four, PartListener.NONE, Meter.NONE)).isEqualTo(once);
        }
    }

    @Test
    void packingGoesOnFromAnyPart() throws IOException {
        Path plain = tsv(50_000);
        Path packed = folder.resolve("b.tsv.zst");
        Files.write(packed, com.github.luben.zstd.Zstd.compress(Files.readAllBytes(plain)));
        for (Path source : List.of(plain, packed)) {
            for (boolean normalise : new boolean[] {true, false}) {
                PackRequest whole =
                        request(
                                source,
                                ScanOptions.DEFAULTS.withPartBytes(200_000),
                                Codec.ZSTD,
                                normalise);
                List<PartInfo> all = PartPacker.pack(whole, PartListener.NONE, Meter.NONE);
                for (int first = 0; first <= all.size(); first++) {
                    PackRequest rest =
                            new PackRequest(
                                    source,
                                    whole.profile(),
                                    whole.options(),
                                    stage,
                                    "a",
                                    Codec.ZSTD,
                                    2,
                                    first,
                                    normalise);
                    assertThat(PartPacker.pack(rest, PartListener.NONE, Meter.NONE))
                            .isEqualTo(all.subList(first, all.size()));
                }
            }
        }
    }

    @Test
    void decodedTextGoesOnFromAnyPart() throws IOException {
        StringBuilder text = new StringBuilder("\uFEFFid,name\r\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i % 50 == 7 ? "bad" : i + ",\"é😀\n" + i + "\"").append("\r\n");
        }
        Path source = folder.resolve("u.csv");
        Files.write(source, text.toString().getBytes(StandardCharsets.UTF_16BE));
        PackRequest whole =
                request(source, ScanOptions.DEFAULTS.withPartBytes(60_000), Codec.NONE, true);
        List<PartInfo> all = PartPacker.pack(whole, PartListener.NONE, Meter.NONE);
        assertThat(all.stream().mapToLong(PartInfo::rows).sum()).isEqualTo(19_600);
        for (int first = 0; first <= all.size(); first++) {
            PackRequest rest =
                    new PackRequest(
                            source,
                            whole.profile(),
                            whole.options(),
                            stage,
                            "a",
                            Codec.NONE,
                            2,
                            first,
                            true);
            assertThat(PartPacker.pack(rest, PartListener.NONE, Meter.NONE))
                    .isEqualTo(all.subList(first, all.size()));
        }
    }

    @Test
    void normalisedRowsLeaveOutBadOnesAndTellNullFromEmpty() throws IOException {
        Path source = folder.resolve("a.csv");
        Files.writeString(
                source,
                "a,b\r\n"
                        + "1,\r\n"
                        + "\"\",\\N\n"
                        + "bad\n"
                        + "\"x,\"\"y\"\"\",\"two\r\n"
                        + "lines\"\n"
                        + " é,a\r"
                        + "b\n"
                        + "\\.,b\"c\n"
                        + "'it''s',x\n");
        PackRequest request = request(source, ScanOptions.DEFAULTS, Codec.NONE, true);
        List<PartInfo> parts = PartPacker.pack(request, PartListener.NONE, Meter.NONE);
        assertThat(stage.resolve(parts.getFirst().name()))
                .hasContent(
                        "1,\\N\n\"\",\"\\N\"\n\"x,\"\"y\"\"\",\"two\r\nlines\"\n\" é\",\"a\rb\"\n"
                                + "\"\\.\",\"b\"\"c\"\n'it''s',x\n");
        assertThat(parts.getFirst().rows()).isEqualTo(6);
        assertThat(parts.getFirst().format()).isEqualTo(PartFormat.NORMALISED);
    }

    @Test
    void otherQuotesAndEncodingsAreNormalised() throws IOException {
        Path source = folder.resolve("a.txt");
        Files.write(source, "a\tb\n'it''s \"x\"'\té\n".getBytes(Charset.forName("UTF-16LE")));
        ScanOptions options =
                ScanOptions.DEFAULTS
                        .withEncoding(StandardCharsets.UTF_16LE)
                        .withQuote(new dev.sluice.pipelines.load.scan.Quote.Of('\''));
        List<PartInfo> parts =
                PartPacker.pack(
                        request(source, options, Codec.NONE, true), PartListener.NONE, Meter.NONE);
        assertThat(stage.resolve(parts.getFirst().name())).hasContent("\"it's \"\"x\"\"\",é\n");
    }

    @Test
    void oneNormalisedFileIgnoresBorders() throws IOException {
        PackRequest request =
                request(tsv(10_000), ScanOptions.DEFAULTS.withPartBytes(1000), Codec.NONE, true);
        PackRequest single = request.inOnePart();
        assertThat(PartPacker.pack(single, PartListener.NONE, Meter.NONE))
                .singleElement()
                .satisfies(part -> assertThat(part.rows()).isEqualTo(10_000));
    }

    @Test
    void stopKeepsFinishedPartsAndRemovesTheUnfinished() throws IOException {
        Path source = tsv(200_000);
        for (Codec codec : Codec.values()) {
            PackRequest request =
                    request(source, ScanOptions.DEFAULTS.withPartBytes(1_000_000), codec, false);
            List<PartInfo> finished = new ArrayList<>();
            Meter meter =
                    new Meter() {
                        @Override
                        public void advance(long rows, long bytes) {}

                        @Override
                        public void checkStop() throws StopRequested {
                            if (finished.size() == 2) {
                                throw new StopRequested();
                            }
                        }
                    };
            assertThatThrownBy(() -> PartPacker.pack(request, finished::add, meter))
                    .isInstanceOf(StopRequested.class);
            assertThat(finished).hasSize(2);
            assertThat(PartPacker.verify(stage, finished.getLast(), Meter.NONE)).isTrue();
        }
        assertThat(stage).isDirectoryNotContaining("glob:**tmp");
    }

    @Test
    void alteredPartDoesNotVerify() throws IOException {
        PackRequest request = request(tsv(10), ScanOptions.DEFAULTS, Codec.NONE, false);
        PartInfo part = PartPacker.pack(request, PartListener.NONE, Meter.NONE).getFirst();
        byte[] bytes = Files.readAllBytes(stage.resolve(part.name()));
        bytes[3] ^= 1;
        Files.write(stage.resolve(part.name()), bytes);
        assertThat(PartPacker.verify(stage, part, Meter.NONE)).isFalse();
    }

    @Test
    void sourceThatChangedSinceItsCheckIsRefused() throws IOException {
        Path source = tsv(10);
        PackRequest request = request(source, ScanOptions.DEFAULTS, Codec.NONE, false);
        Files.writeString(source, "id\tname\n1\t2\n");
        assertThatThrownBy(() -> PartPacker.pack(request, PartListener.NONE, Meter.NONE))
                .hasMessageContaining("was changed");
    }

    @Test
    void fileWithoutRowsGivesNoPart() throws IOException {
        Path source = Files.writeString(folder.resolve("a.tsv"), "a\tb\n");
        PackRequest request = request(source, ScanOptions.DEFAULTS, Codec.ZSTD, false);
        assertThat(PartPacker.pack(request, PartListener.NONE, Meter.NONE)).isEmpty();
        assertThat(stage).isEmptyDirectory();
    }
}
