package dev.sluice.pipelines.load.scan;

import java.nio.charset.StandardCharsets;

/** What a bad row is told to be: sentences for people, without the reason's word before them. */
final class Complaint {
    static final String TEXT_BEHIND_QUOTE =
            "there is text behind a closing quote; quotes inside a field are doubled";
    static final String TOO_LONG = "the row is longer than 16 MiB; a row may have at most that";
    static final String HOLDS_NUL = "the row holds a NUL byte";

    private Complaint() {}

    static String fieldCount(int found, int expected) {
        return "%d field%s instead of %d".formatted(found, found == 1 ? "" : "s", expected);
    }

    /**
     * About a byte that is not UTF-8.
     *
     * @param at its index in the row that lies from start to end
     * @param offset of the byte in the file
     */
    static String notUtf8(byte[] bytes, int start, int at, int end, long offset) {
        int b = bytes[at] & 0xFF;
        // In Latin-1 text a high letter mostly stands among ASCII ones.
        boolean alone =
                (at == start || bytes[at - 1] >= 0) && (at + 1 >= end || bytes[at + 1] >= 0);
        return alone
                ? "byte 0x%02X at %d is not UTF-8; it looks like Latin-1, so try --encoding windows-1252"
                        .formatted(b, offset)
                : "byte 0x%02X at %d is not UTF-8; name the file's encoding with --encoding"
                        .formatted(b, offset);
    }

    /** Bytes as text; what is no text is U+FFFD. */
    static String readable(byte[] b, int s, int e) {
        return new String(b, s, e - s, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
