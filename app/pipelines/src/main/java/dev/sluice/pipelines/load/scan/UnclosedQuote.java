package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.FileProblem;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A quote was opened and not closed, so that from there on nobody can tell rows from text: the file
 * as a whole is refused, whatever number of bad rows is allowed.
 */
final class UnclosedQuote extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where it was noticed. */
    enum Where {
        END_OF_FILE(
                "%s ends inside a quoted field: the quote that opens at line %d (byte %d) is never"
                    + " closed; close it, or say --quote none if quotes are data in this file."),
        LONG_ROW(
                "%s cannot be cut into rows: the row at line %d (byte %d) has a quoted field over"
                    + " several lines and is longer than 16 MiB, so a quote in it is not closed;"
                    + " close it, or say --quote none if quotes are data in this file.");

        private final String sentence;

        Where(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Where where;
    private final FileProblem.TextPlace place;

    /** The place of the opening quote or, in a row that is too long, of the row. */
    UnclosedQuote(Where where, long line, long byteOffset) {
        super(where.sentence.formatted("The text", line, byteOffset));
        this.where = where;
        this.place = new FileProblem.TextPlace(line, byteOffset);
    }

    FileProblem refused(Path file) {
        return new FileProblem(
                FileProblem.Kind.REFUSED,
                where.sentence.formatted(file, place.line(), place.byteOffset()),
                place);
    }
}
