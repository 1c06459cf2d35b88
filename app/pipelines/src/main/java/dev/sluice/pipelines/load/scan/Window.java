package dev.sluice.pipelines.load.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The stretch of a text that is in memory: from the record being read to what was fetched last. It
 * grows only while one record does not fit. One thread.
 */
final class Window {
    /** Most bytes fetched at once. */
    static final int BLOCK = 1 << 18;

    /** So many bytes behind the limit are readable, so that words can be read there. */
    static final int PAD = 16;

    private final InputStream in;
    private boolean atEnd;

    byte[] bytes = new byte[2 * BLOCK + PAD];

    /** Behind the last byte of the text that is here. */
    int limit;

    Window(InputStream in) {
        this.in = in;
    }

    /** Whether nothing comes behind the limit. */
    boolean atEnd() {
        return atEnd;
    }

    /**
     * Fetches until so many bytes are here or the text ends; answers how many there are.
     *
     * @param atMost no more than twice {@link #BLOCK}
     */
    int peek(int atMost) throws IOException {
        while (limit < atMost && !atEnd) {
            fetch(Math.min(atMost - limit, BLOCK));
        }
        return limit;
    }

    /** Fetches one block; there must be room. */
    void fetch() throws IOException {
        fetch(BLOCK);
    }

    private void fetch(int atMost) throws IOException {
        int got = in.read(bytes, limit, Math.min(atMost, bytes.length - PAD - limit));
        if (got < 0) {
            atEnd = true;
        } else {
            limit += got;
        }
    }

    /** Forgets what stands before this place, which becomes 0, and makes room for a block. */
    void dropBefore(int place) {
        if (place > 0) {
            System.arraycopy(bytes, place, bytes, 0, limit - place);
            limit -= place;
        }
        if (bytes.length - PAD - limit < BLOCK) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
