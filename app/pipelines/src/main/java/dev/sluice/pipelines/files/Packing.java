package dev.sluice.pipelines.files;

import java.util.Locale;

/** How a file is packed on disk, told by its first bytes and checked against its name. */
public enum Packing {
    PLAIN(""),
    GZIP(".gz"),
    ZSTD(".zst"),
    BZIP2(".bz2");

    private final String extension;

    Packing(String extension) {
        this.extension = extension;
    }

    /** With its dot; empty for plain. */
    public String extension() {
        return extension;
    }

    /** What the name promises. */
    public static Packing ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Packing packing : new Packing[] {GZIP, ZSTD, BZIP2}) {
            if (lower.endsWith(packing.extension)) {
                return packing;
            }
        }
        return PLAIN;
    }

    /** What the first bytes say; at least 4 of them, or all when the file is shorter. */
    public static Packing ofMagic(byte[] head, int length) {
        if (length >= 2 && at(head, 0) == 0x1F && at(head, 1) == 0x8B) {
            return GZIP;
        }
        if (length >= 4
                && at(head, 1) == 0xB5
                && at(head, 2) == 0x2F
                && at(head, 3) == 0xFD
                && at(head, 0) == 0x28) {
            return ZSTD;
        }
        // Skippable zstd frames (RFC 8878, 3.1.2) may come first.
        if (length >= 4
                && (at(head, 0) & 0xF0) == 0x50
                && at(head, 1) == 0x2A
                && at(head, 2) == 0x4D
                && at(head, 3) == 0x18) {
            return ZSTD;
        }
        if (length >= 4
                && head[0] == 'B'
                && head[1] == 'Z'
                && head[2] == 'h'
                && head[3] >= '1'
                && head[3] <= '9') {
            return BZIP2;
        }
        return PLAIN;
    }

    /** The name without the packing's extension: {@code x.csv.gz} gives {@code x.csv}. */
    public static String innerName(String name) {
        return name.substring(0, name.length() - ofName(name).extension.length());
    }

    private static int at(byte[] head, int index) {
        return head[index] & 0xFF;
    }
}
