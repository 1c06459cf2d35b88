package dev.sluice.pipelines.load.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file as UTF-8 bytes without its byte order mark.
 *
 * @param stream UTF-8, or what claims to be
 * @param encoding what the original bytes are read as
 * @param bom length of the byte order mark in bytes, which offsets count
 * @param originalLength turns lengths back into those of the original
 */
record TextInput(InputStream stream, Charset encoding, int bom, OriginalLength originalLength) {

    /** Looks at the first bytes; a named encoding counts more than they do. */
    static TextInput open(InputStream bytes, Optional<Charset> named) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, 4);
        byte[] head = in.readNBytes(3);
        Charset seen = StandardCharsets.UTF_8;
        int bom = 0;
        if (head.length == 3
                && head[0] == (byte) 0xEF
                && head[1] == (byte) 0xBB
                && head[2] == (byte) 0xBF) {
            bom = 3;
        } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            bom = 2;
            seen = StandardCharsets.UTF_16LE;
        } else if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            bom = 2;
            seen = StandardCharsets.UTF_16BE;
        }
        Charset charset = named.orElse(seen);
        if (charset.equals(StandardCharsets.UTF_16)) {
            charset = bom == 2 ? seen : StandardCharsets.UTF_16BE;
        }
        if (!charset.equals(seen)) {
            bom = 0;
        }
        in.unread(head, bom, head.length - bom);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new TextInput(in, charset, bom, new OriginalLength.Same());
        }
        return new TextInput(new Decoding(in, charset), charset, bom, lengthOf(charset));
    }

    /** Text from the middle of a file, at the beginning of a row. */
    static TextInput middle(InputStream bytes, Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return new TextInput(bytes, encoding, 0, new OriginalLength.Same());
        }
        return new TextInput(new Decoding(bytes, encoding), encoding, 0, lengthOf(encoding));
    }

    private static OriginalLength lengthOf(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_16LE)
                || charset.equals(StandardCharsets.UTF_16BE)) {
            return new OriginalLength.Utf16();
        }
        boolean singleByte = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
        return singleByte ? new OriginalLength.SingleByte() : new OriginalLength.Encoded(charset);
    }
}
