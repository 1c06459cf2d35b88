package dev.sluice.pipelines.load.scan;

/**
 * How a delimited text is written. Rows end with LF or CRLF; a lone CR is data.
 *
 * @param delimiter one ASCII character
 * @param header whether the first record holds the names
 */
public record Dialect(char delimiter, Quote quote, boolean header) {
    public Dialect {
        if (!isDelimiter(delimiter)) {
            throw new IllegalArgumentException(
                    "A delimiter is one ASCII character that is no line end.");
        }
        if (quote instanceof Quote.Of of && of.character() == delimiter) {
            throw new IllegalArgumentException("Delimiter and quote are the same character.");
        }
    }

    /** Whether the character can divide fields. */
    public static boolean isDelimiter(char c) {
        return c > 0 && c < 127 && c != '\n' && c != '\r';
    }
}
