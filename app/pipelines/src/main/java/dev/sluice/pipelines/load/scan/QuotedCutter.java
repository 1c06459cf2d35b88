package dev.sluice.pipelines.load.scan;

import java.io.IOException;

/**
 * Follows quotes as RFC 4180 has them: a field that begins with one goes on to the next that is not
 * doubled, over delimiters and line ends. A quote elsewhere is data, as for other readers.
 */
final class QuotedCutter extends FieldCutter {
    private enum State {
        IN_FIELD,
        IN_QUOTES,
        AFTER_QUOTE,
        /** Text stood behind a closing quote; the record is bad and ends at the next line end. */
        BROKEN
    }

    private final byte quote;
    private final Findings findings;
    private State state = State.IN_FIELD;
    private int closedAt;
    private int openedAt;
    private int openedLine;
    private int embedded;

    QuotedCutter(Row row, RowEnd rowEnd, byte quote, Findings findings) {
        super(row, rowEnd);
        this.quote = quote;
        this.findings = findings;
    }

    @Override
    void cut(int[] at, int count) throws IOException {
        byte[] b = row.bytes;
        for (int k = 1; k <= count; k++) {
            int p = at[k];
            byte c = b[p];
            if (state == State.AFTER_QUOTE) {
                if (c == quote && p == closedAt + 1) {
                    row.written[row.fields] = Row.ESCAPED;
                    state = State.IN_QUOTES;
                    continue;
                }
                boolean fieldEnd = c != quote && p == closedAt + 1;
                boolean crlfEnd = c == '\n' && p == closedAt + 2 && b[p - 1] == '\r';
                if (fieldEnd || crlfEnd) {
                    row.to[row.fields++] = closedAt;
                    if (!separator(c, p, closedAt + 1)) {
                        return;
                    }
                    continue;
                }
                state = State.BROKEN;
            }
            switch (state) {
                case IN_FIELD -> {
                    if (c == quote) {
                        quoteInField(p);
                    } else {
                        boolean crlf = c == '\n' && p > fieldStart && b[p - 1] == '\r';
                        int e = crlf ? p - 1 : p;
                        plainField(e);
                        if (!separator(c, p, e)) {
                            return;
                        }
                    }
                }
                case IN_QUOTES -> {
                    if (c == quote) {
                        closedAt = p;
                        state = State.AFTER_QUOTE;
                    } else if (c == '\n') {
                        embedded++;
                        findings.newLineInQuotes = true;
                    }
                }
                case AFTER_QUOTE, BROKEN -> {
                    if (c == '\n') {
                        int e = p > row.start && b[p - 1] == '\r' ? p - 1 : p;
                        if (!rowEnd.at(e, p + 1)) {
                            return;
                        }
                    }
                }
            }
        }
    }

    private void quoteInField(int p) {
        findings.quotes = true;
        if (p > fieldStart) {
            findings.quoteInside = true;
            return;
        }
        row.room();
        row.from[row.fields] = p + 1;
        row.written[row.fields] = Row.QUOTED;
        state = State.IN_QUOTES;
        openedAt = p;
        openedLine = embedded;
    }

    private void plainField(int end) {
        row.room();
        row.from[row.fields] = fieldStart;
        row.written[row.fields] = Row.PLAIN;
        row.to[row.fields++] = end;
    }

    private boolean separator(byte c, int p, int contentEnd) throws IOException {
        state = State.IN_FIELD;
        fieldStart = p + 1;
        return c != '\n' || rowEnd.at(contentEnd, p + 1);
    }

    @Override
    void cutLast(int limit) {
        if (state == State.IN_FIELD) {
            plainField(limit);
        } else if (state == State.AFTER_QUOTE) {
            if (closedAt == limit - 1) {
                row.to[row.fields++] = closedAt;
                state = State.IN_FIELD;
            } else {
                state = State.BROKEN;
            }
        }
    }

    @Override
    void begin(int start) {
        super.begin(start);
        state = State.IN_FIELD;
        embedded = 0;
    }

    @Override
    void shift(int dropped) {
        super.shift(dropped);
        closedAt -= dropped;
        openedAt -= dropped;
    }

    @Override
    int embedded() {
        return embedded;
    }

    /** Whether the record so far ends inside quotes. */
    boolean open() {
        return state == State.IN_QUOTES;
    }

    boolean broken() {
        return state == State.BROKEN;
    }

    /** Where the field's opening quote stands. */
    int openedAt() {
        return openedAt;
    }

    /** How many lines below the record's first one that is. */
    int openedLine() {
        return openedLine;
    }
}
