package dev.sluice.pipelines.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a stream into lines, so that a child that prints without end fills no memory. */
final class BoundedLines {
    private static final int BLOCK = 1 << 13;

    private final InputStream in;
    private final int longest;
    private final LineListener listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    BoundedLines(InputStream in, int longest, LineListener listener) {
        this.in = in;
        this.longest = longest;
        this.listener = listener;
    }

    /** Reads to the end. A carriage return ends a line too: programs redraw their progress so. */
    void readAll() throws IOException {
        byte[] block = new byte[BLOCK];
        for (int got = in.read(block); got >= 0; got = in.read(block)) {
            for (int i = 0; i < got; i++) {
                take(block[i]);
            }
        }
        if (line.size() > 0) {
            tell();
        }
    }

    private void take(byte b) {
        if (b == '\n' || b == '\r') {
            if (line.size() > 0) {
                tell();
            }
        } else if (line.size() < longest) {
            line.write(b);
        }
    }

    private void tell() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        listener.line(text);
    }
}
