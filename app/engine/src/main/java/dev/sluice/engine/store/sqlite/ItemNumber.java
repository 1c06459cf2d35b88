package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Row numbers of items: the job's row number in the upper, the ordinal in the lower 32 bits. Rows
 * of one job are therefore one range, in the order of the source.
 */
final class ItemNumber {
    private static final long ORDINALS = 1L << 32;
    private static final int MOST_DIGITS = 15;

    private ItemNumber() {}

    static long of(long job, long ordinal) {
        if (ordinal >= ORDINALS || job >= ORDINALS / 2) {
            throw new IllegalArgumentException(
                    "A job holds fewer than " + ORDINALS + " items, a home half as many jobs.");
        }
        return job * ORDINALS + ordinal;
    }

    /** The number before the first item of a job; {@code first(job + 1)} is behind its last. */
    static long before(long job) {
        return job * ORDINALS;
    }

    static long job(ItemId item) {
        return item.value() / ORDINALS;
    }

    static long ordinal(long item) {
        return item % ORDINALS;
    }

    /**
     * 64 bits of a key; an index over these is a fraction of one over paths. Keys that differ in
     * their digits only ({@code part-17}, {@code part-18}) come out beside each other: a page of a
     * source then touches few pages of the index, where a plain hash would touch one an item.
     */
    static long hash(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        long digits = 0;
        int taken = 0;
        long tenfold = 1;
        for (int i = text.length - 1; i >= 0 && taken < MOST_DIGITS; i--) {
            if (text[i] >= '0' && text[i] <= '9') {
                digits += (text[i] - '0') * tenfold;
                tenfold *= 10;
                text[i] = '#';
                taken++;
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return ByteBuffer.wrap(digest).getLong() + digits;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
