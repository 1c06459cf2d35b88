package dev.sluice.pipelines.load.scan;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * How many bytes of the original encoding stand behind a piece of decoded text; byte offsets count
 * the original.
 */
sealed interface OriginalLength {

    /** Length in the original of UTF-8 bytes that begin and end at characters. */
    long of(byte[] utf8, int from, int to);

    /** The text was not decoded at all. */
    record Same() implements OriginalLength {
        @Override
        public long of(byte[] utf8, int from, int to) {
            return to - (long) from;
        }
    }

    /** One byte a character; bytes that mean nothing were decoded to {@link Decoding#INVALID}. */
    record SingleByte() implements OriginalLength {
        @Override
        public long of(byte[] utf8, int from, int to) {
            long count = 0;
            for (int i = from; i < to; i++) {
                count += (utf8[i] & 0xC0) != 0x80 ? 1 : 0;
            }
            return count;
        }
    }

    /** Two bytes a character, four for those of four UTF-8 bytes. */
    record Utf16() implements OriginalLength {
        @Override
        public long of(byte[] utf8, int from, int to) {
            long count = 0;
            for (int i = from; i < to; i++) {
                int b = utf8[i] & 0xFF;
                if (b == (Decoding.INVALID & 0xFF)) {
                    count++;
                } else if ((b & 0xC0) != 0x80) {
                    count += b >= 0xF0 ? 4 : 2;
                }
            }
            return count;
        }
    }

    /** By encoding again; exact for encodings that have one way to write a character. */
    record Encoded(Charset charset) implements OriginalLength {
        @Override
        public long of(byte[] utf8, int from, int to) {
            long invalid = 0;
            byte[] valid = Arrays.copyOfRange(utf8, from, to);
            int kept = 0;
            for (byte b : valid) {
                if (b == Decoding.INVALID) {
                    invalid++;
                } else {
                    valid[kept++] = b;
                }
            }
            String text = new String(valid, 0, kept, java.nio.charset.StandardCharsets.UTF_8);
            return invalid + text.getBytes(charset).length;
        }
    }
}
