package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Packing;

import java.util.Locale;
import java.util.Optional;

/** Finds delimiter and quote by looking at the beginning of a text and at the file's name. */
final class Sniffer {
    /** How much of the text is looked at, in bytes. */
    static final int SAMPLE = 1 << 18;

    private static final char[] CANDIDATES = {'\t', ',', ';', '|'};
    private static final int ROWS = 2000;

    private final byte[] sample;
    private final int length;
    private final boolean whole;

    private Sniffer(byte[] sample, int length, boolean whole) {
        this.sample = sample;
        this.length = length;
        this.whole = whole;
    }

    /**
     * Settles what the options leave open.
     *
     * @param whole whether the sample is the whole text, so that its last row is complete
     */
    static Dialect sniff(
            byte[] sample, int length, boolean whole, String fileName, ScanOptions options) {
        String extension = extension(fileName);
        Optional<Character> hint = hint(extension);
        Sniffer sniffer = new Sniffer(sample, length, whole);
        Optional<Quote> quote = options.quote().or(() -> quoteOf(extension));
        char delimiter =
                options.delimiter()
                        .orElseGet(() -> sniffer.delimiter(quote.orElse(Quote.DOUBLE), hint));
        Quote settled =
                quote.orElse(delimiter == ',' || delimiter == ';' ? Quote.DOUBLE : Quote.NONE);
        return new Dialect(delimiter, settled, options.header());
    }

    private static String extension(String fileName) {
        String inner = Packing.innerName(fileName).toLowerCase(Locale.ROOT);
        int dot = inner.lastIndexOf('.');
        return dot < 0 ? "" : inner.substring(dot);
    }

    private static Optional<Character> hint(String extension) {
        return switch (extension) {
            case ".tsv", ".tab", ".txt" -> Optional.of('\t');
            case ".csv" -> Optional.of(',');
            case ".psv" -> Optional.of('|');
            default -> Optional.empty();
        };
    }

    private static Optional<Quote> quoteOf(String extension) {
        return switch (extension) {
            case ".csv" -> Optional.of(Quote.DOUBLE);
            case ".tsv", ".tab", ".txt", ".psv" -> Optional.of(Quote.NONE);
            default -> Optional.empty();
        };
    }

    private char delimiter(Quote quote, Optional<Character> hint) {
        char best = hint.orElse(',');
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            if (quote instanceof Quote.Of of && of.character() == candidate) {
                continue;
            }
            double score = score(candidate, quote);
            // The name decides where the text leaves a doubt.
            if (score > 0 && hint.isPresent() && hint.get() == candidate) {
                score += 0.5;
            }
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /**
     * Share of the rows that have as many fields as the first one; 0 when that has only one field.
     */
    private double score(char delimiter, Quote quote) {
        int q = quote instanceof Quote.Of of ? of.character() : -1;
        int rows = 0;
        int same = 0;
        int first = 0;
        int fields = 1;
        boolean inQuotes = false;
        boolean closed = false;
        boolean fieldStart = true;
        int i = 0;
        boolean content = false;
        for (; i < length && rows < ROWS; i++) {
            int c = sample[i];
            if (inQuotes) {
                inQuotes = c != q;
                closed = !inQuotes;
                continue;
            }
            if (c == '\n') {
                closed = false;
                first = rows == 0 ? fields : first;
                same += fields == first ? 1 : 0;
                rows++;
                fields = 1;
                fieldStart = true;
                content = false;
                continue;
            }
            content = true;
            // A doubled quote closes and opens again, which comes to the same here.
            if (c == q && (fieldStart || closed)) {
                inQuotes = true;
            }
            closed = false;
            fieldStart = c == delimiter;
            fields += c == delimiter ? 1 : 0;
        }
        if (content && (whole || rows == 0) && i == length) {
            first = rows == 0 ? fields : first;
            same += fields == first ? 1 : 0;
            rows++;
        }
        // More fields win where two delimiters fit all rows alike.
        return first < 2 ? 0 : (double) same / rows + Math.min(first, 1000) * 1e-6;
    }
}
