package dev.sluice.pipelines.load.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What every packer must keep; libdeflate is among them where this machine has it. */
class GzipPackerTest {
    private static final int LEVEL = 4;

    static Stream<GzipPacker> packers() {
        return Stream.concat(Stream.of(new ZlibPacker(LEVEL)), SystemDeflate.open(LEVEL).stream());
    }

    @ParameterizedTest
    @MethodSource("packers")
    void everyMemberComesBackByteForByte(GzipPacker packer) throws IOException {
        try (packer) {
            for (byte[] data : data()) {
                byte[] member = member(packer, data, data.length);
                assertThat(unpacked(member)).isEqualTo(data);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packers")
    void onlyTheFirstBytesArePacked(GzipPacker packer) throws IOException {
        try (packer) {
            byte[] data = {1, 2, 3, 4, 5};
            assertThat(unpacked(member(packer, data, 3))).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @MethodSource("packers")
    void sameBytesGiveTheSameMember(GzipPacker packer) {
        try (packer) {
            byte[] data = data().getLast();
            assertThat(member(packer, data, data.length))
                    .isEqualTo(member(packer, data, data.length));
        }
    }

    @ParameterizedTest
    @MethodSource("packers")
    void closedOnePacksNothing(GzipPacker packer) {
        packer.close();
        packer.close();
        assertThatThrownBy(() -> packer.pack(new byte[10], 10))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void membersOfTextAreMuchSmallerThanIt() {
        byte[] text =
                "2024-01-01\tDE\tweb\t12.50\n"
                        .repeat(40_000)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        packers()
                .forEach(packer -> {
                    try (packer) {
                        assertThat(packer.pack(text, text.length)).isLessThan(text.length / 50);
                    }
                });
    }

    private static List<byte[]> data() {
        Random random = new Random(7);
        byte[] noise = new byte[GzipMember.SIZE];
        random.nextBytes(noise);
        byte[] letters = new byte[GzipMember.SIZE];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + random.nextInt(4));
        }
        return List.of(new byte[0], new byte[] {42}, new byte[GzipMember.SIZE], noise, letters);
    }

    private static byte[] member(GzipPacker packer, byte[] data, int length) {
        int made = packer.pack(data, length);
        return Arrays.copyOf(packer.packed(), made);
    }

    private static byte[] unpacked(byte[] member) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return in.readAllBytes();
        }
    }
}
