package dev.sluice.pipelines.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Choices and texts drawn from a fuzzer's bytes; when those are used up all are zero and empty. */
public final class Draws {
    private final byte[] data;
    private int used;

    public Draws(byte[] data) {
        this.data = data;
    }

    /** From 0 up to the bound, at most 256, that it does not reach. */
    public int next(int bound) {
        return used < data.length ? (data[used++] & 0xFF) % bound : 0;
    }

    public boolean yes() {
        return next(2) == 1;
    }

    /** Up to so many bytes as text; what is no text is U+FFFD. */
    public String text(int most) {
        int length = Math.min(next(256) % (most + 1), data.length - used);
        String text = new String(data, used, length, StandardCharsets.UTF_8);
        used += length;
        return text;
    }

    public boolean hasMore() {
        return used < data.length;
    }

    /** All bytes that were not drawn. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(data, used, data.length);
        used = data.length;
        return rest;
    }
}
