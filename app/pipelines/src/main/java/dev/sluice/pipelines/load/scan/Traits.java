package dev.sluice.pipelines.load.scan;

/**
 * What was met in a text, so that a reader of the original bytes knows what it is in for.
 *
 * @param bom a byte order mark stands first
 * @param mixedLineEnds some rows end with LF and some with CRLF
 * @param crlf at least one row ends with CRLF
 * @param loneCr a CR that ends no row
 * @param quotes the character {@code "} or the dialect's quote occurs
 * @param quoteInsideUnquoted a quote inside a field that does not start with one
 * @param newLineInQuotes a quoted field spans lines
 * @param quotedEmpty an empty string, as against NULL
 * @param lastRowWithoutEnd the file does not end with a line end
 * @param emptyLines rows of a single-column file that are empty lines
 * @param backslashDot a row that is only {@code \.}, at which PostgreSQL would stop reading
 * @param markAtRowStart a row that begins with U+FEFF, which readers drop where a part begins so
 */
public record Traits(
        boolean bom,
        boolean mixedLineEnds,
        boolean crlf,
        boolean loneCr,
        boolean quotes,
        boolean quoteInsideUnquoted,
        boolean newLineInQuotes,
        boolean quotedEmpty,
        boolean lastRowWithoutEnd,
        boolean emptyLines,
        boolean backslashDot,
        boolean markAtRowStart) {}
