package dev.sluice.pipelines.load.scan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads delimited UTF-8 text byte by byte and with an object for everything: slow, and so plain
 * that it can be seen to be right. What Check does is compared with it.
 */
final class NaiveReader {
    /** Stands for an empty field without quotes; no good row holds such a text. */
    static final String NULL = "\0NULL";

    /**
     * @param fields empty when the record is bad whatever number of columns there is
     */
    record Found(long line, long byteOffset, Optional<List<String>> fields) {
        boolean good(int columns) {
            return fields.isPresent() && fields.get().size() == columns;
        }
    }

    /**
     * @param openQuote where the quote stands that is not closed before the end
     */
    record Text(List<Found> records, Optional<Place> openQuote) {}

    record Place(long line, long byteOffset) {}

    private final byte[] b;
    private final int delimiter;
    private final int quote;
    private int i;
    private long line = 1;
    private boolean broken;

    private NaiveReader(byte[] b, int from, Dialect dialect) {
        this.b = b;
        this.i = from;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote() instanceof Quote.Of(char character) ? character : -1;
    }

    /** Reads the text from the byte behind its byte order mark on. */
    static Text read(byte[] text, int from, Dialect dialect) {
        NaiveReader reader = new NaiveReader(text, from, dialect);
        List<Found> records = new ArrayList<>();
        try {
            while (reader.i < text.length) {
                records.add(reader.record());
            }
        } catch (Unclosed e) {
            return new Text(records, Optional.of(e.place));
        }
        return new Text(records, Optional.empty());
    }

    private static final class Unclosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        Unclosed(Place place) {
            this.place = place;
        }
    }

    private Found record() {
        long startLine = line;
        int start = i;
        broken = false;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(i < b.length && isQuote(b[i]) ? quoted() : plain());
        } while (next());
        int end = i;
        boolean text = isText(start, end);
        return new Found(
                startLine, start, broken || !text ? Optional.empty() : Optional.of(fields));
    }

    private boolean isQuote(byte c) {
        // Without quotes it is -1, which no unsigned byte is.
        return (c & 0xFF) == quote;
    }

    private String quoted() {
        Place open = new Place(line, i);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (i++; ; i++) {
            if (i == b.length) {
                throw new Unclosed(open);
            }
            if (isQuote(b[i])) {
                if (i + 1 < b.length && isQuote(b[i + 1])) {
                    i++;
                } else {
                    break;
                }
            }
            line += b[i] == '\n' ? 1 : 0;
            value.write(b[i]);
        }
        i++;
        boolean crlf = i + 1 < b.length && b[i] == '\r' && b[i + 1] == '\n';
        if (crlf) {
            i++;
        } else if (i < b.length && b[i] != delimiter && b[i] != '\n') {
            broken = true;
            while (i < b.length && b[i] != '\n') {
                i++;
            }
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    private String plain() {
        int from = i;
        while (i < b.length && b[i] != '\n' && b[i] != delimiter) {
            i++;
        }
        boolean crlf = i < b.length && b[i] == '\n' && i > from && b[i - 1] == '\r';
        String value = new String(b, from, (crlf ? i - 1 : i) - from, StandardCharsets.UTF_8);
        return value.isEmpty() ? NULL : value;
    }

    /** Goes over what ends a field; whether another field comes. */
    private boolean next() {
        if (i < b.length && b[i] == '\n') {
            i++;
            line++;
            return false;
        }
        return i++ < b.length;
    }

    private boolean isText(int from, int to) {
        int end = Math.min(to, b.length);
        for (int k = from; k < end; k++) {
            if (b[k] == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b, from, end - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
