package dev.sluice.pipelines.load.scan;

import java.io.IOException;

/** Cuts the record that is being read into its fields at the separators found. One thread. */
abstract sealed class FieldCutter permits PlainCutter, QuotedCutter {

    /** Hears that a record is over; false ends the cutting. */
    interface RowEnd {
        /**
         * @param contentEnd behind the record's last byte
         * @param next behind its line end
         */
        boolean at(int contentEnd, int next) throws IOException;
    }

    final Row row;
    final RowEnd rowEnd;

    /** Where the field that is not over yet begins. */
    int fieldStart;

    FieldCutter(Row row, RowEnd rowEnd) {
        this.row = row;
        this.rowEnd = rowEnd;
    }

    /** Goes on with the separators at these places, so many behind the first entry. */
    abstract void cut(int[] at, int count) throws IOException;

    /** Ends the last record of a text, which has no line end. */
    abstract void cutLast(int limit);

    /** Begins with a record. */
    void begin(int start) {
        fieldStart = start;
    }

    /** Follows the window, which has dropped so many bytes. */
    void shift(int dropped) {
        fieldStart -= dropped;
    }

    /** Line ends inside the quotes of this record. */
    int embedded() {
        return 0;
    }
}
