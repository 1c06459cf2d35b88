package dev.sluice.pipelines.load.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a charset into UTF-8 bytes. What cannot be decoded becomes {@link #INVALID} once for each
 * original byte, so that the row is found bad like one of wrong UTF-8.
 */
final class Decoding extends InputStream {
    /** A byte that never occurs in UTF-8. */
    static final byte INVALID = (byte) 0xFF;

    private static final int CHUNK = 1 << 15;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer raw = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private byte[] ready = new byte[0];
    private int readyFrom;
    private boolean inputEnded;
    private boolean flushed;

    Decoding(InputStream in, Charset charset) {
        this.in = in;
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        raw.limit(0);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (readyFrom == ready.length) {
            if (flushed) {
                return -1;
            }
            decodeMore();
        }
        int n = Math.min(length, ready.length - readyFrom);
        System.arraycopy(ready, readyFrom, into, offset, n);
        readyFrom += n;
        return n;
    }

    private void decodeMore() throws IOException {
        if (!inputEnded) {
            raw.compact();
            int got = in.read(raw.array(), raw.position(), raw.remaining());
            if (got < 0) {
                inputEnded = true;
            } else {
                raw.position(raw.position() + got);
            }
            raw.flip();
        }
        chars.clear();
        CoderResult result = decoder.decode(raw, chars, inputEnded);
        int invalid = 0;
        if (result.isError()) {
            invalid = result.length();
            raw.position(raw.position() + invalid);
        } else if (result.isUnderflow() && inputEnded) {
            decoder.flush(chars);
            flushed = true;
        }
        byte[] text =
                new String(chars.array(), 0, chars.position()).getBytes(StandardCharsets.UTF_8);
        ready = java.util.Arrays.copyOf(text, text.length + invalid);
        java.util.Arrays.fill(ready, text.length, ready.length, INVALID);
        readyFrom = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
