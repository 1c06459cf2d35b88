package dev.sluice.pipelines.load.scan;

import java.util.Arrays;

/**
 * Counts repeated keys by 64-bit hashes in bounded memory (64 MiB); gives up, and says so, beyond
 * four million keys.
 */
final class KeyTracker {
    private static final int MOST_SLOTS = 1 << 23;

    private long[] slots = new long[1 << 12];
    private int used;
    private long duplicates;
    private long firstLine;
    private boolean full;

    /** Adds the key whose hash this is. */
    void accept(long hash, long line) {
        if (full) {
            return;
        }
        long key = hash == 0 ? 1 : hash;
        if (!add(slots, key)) {
            duplicates++;
            firstLine = firstLine == 0 ? line : firstLine;
            return;
        }
        used++;
        if (used * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        if (slots.length >= MOST_SLOTS) {
            full = true;
            slots = new long[0];
            return;
        }
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(key -> key != 0).forEach(key -> add(larger, key));
        slots = larger;
    }

    private static boolean add(long[] slots, long key) {
        int mask = slots.length - 1;
        int i = (int) (key ^ (key >>> 32)) & mask;
        while (slots[i] != 0) {
            if (slots[i] == key) {
                return false;
            }
            i = (i + 1) & mask;
        }
        slots[i] = key;
        return true;
    }

    /** Goes on hashing with one more field of a key. */
    static long hash(long seed, byte[] b, int s, int e) {
        long h = seed ^ 0x9E3779B97F4A7C15L;
        for (int i = s; i < e; i++) {
            h = (h ^ b[i]) * 0x100000001B3L;
        }
        // Finish as in SplitMix64, so that short keys spread; the length keeps fields apart.
        h = (h ^ (e - s)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }

    KeyCheck result() {
        return full
                ? new KeyCheck.NotChecked("more than %d different keys".formatted(MOST_SLOTS / 2))
                : new KeyCheck.Counted(duplicates, firstLine);
    }
}
