package dev.sluice.pipelines.load.scan;

/** What was met in a text on the way; see {@link Traits}. One thread. */
final class Findings {
    boolean lf;
    boolean crlf;
    boolean loneCr;
    boolean quotes;
    boolean quoteInside;
    boolean newLineInQuotes;
    boolean lastWithoutEnd;

    /** A row that begins with a byte order mark. */
    boolean markAtRowStart;

    /** Byte of the first CR that ends no row; of no meaning before there is one. */
    long firstLoneCr;

    /** Notes how a row ends: with CRLF, or else with LF. */
    void lineEnd(boolean withReturn) {
        if (withReturn) {
            crlf = true;
        } else {
            lf = true;
        }
    }
}
