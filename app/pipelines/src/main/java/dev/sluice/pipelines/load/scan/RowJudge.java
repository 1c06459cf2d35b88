package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.load.scan.BadRow.Reason;

import java.io.IOException;

/** Tells good records from bad ones. */
final class RowJudge {
    private final Row row;
    private final Findings findings;
    private final TextInput text;

    /** Number of fields a record must have; 0 for any. */
    int columns;

    RowJudge(Row row, Findings findings, TextInput text) {
        this.row = row;
        this.findings = findings;
        this.text = text;
    }

    /**
     * Shows the record to the rows as what it is and returns their answer.
     *
     * @param flags what the record may hold; see {@link Separators#flags}
     */
    boolean show(RowReader.Rows rows, int flags, FieldCutter cutter) throws IOException {
        if (cutter instanceof QuotedCutter quoted && quoted.broken()) {
            return bad(rows, Reason.QUOTE, Complaint.TEXT_BEHIND_QUOTE, cutter);
        }
        byte[] b = row.bytes;
        if ((flags & Separators.NUL) != 0 && Separators.contains(b, (byte) 0, row.start, row.end)) {
            return bad(rows, Reason.NUL, Complaint.HOLDS_NUL, cutter);
        }
        if ((flags & Separators.HIGH) != 0) {
            int wrong = Utf8.invalidAt(b, row.start, row.end);
            if (wrong >= 0) {
                return bad(rows, Reason.ENCODING, wrongByte(wrong), cutter);
            }
            findings.markAtRowStart |= Utf8.isByteOrderMark(b, row.start);
        }
        if ((flags & Separators.CR) != 0
                && !findings.loneCr
                && Separators.contains(b, (byte) '\r', row.start, row.end)) {
            noteLoneCr(b);
        }
        if (columns != 0 && row.fields != columns) {
            return bad(rows, Reason.COLUMNS, Complaint.fieldCount(row.fields, columns), cutter);
        }
        return rows.good(row);
    }

    private void noteLoneCr(byte[] b) {
        int at = row.start;
        while (b[at] != '\r') {
            at++;
        }
        findings.loneCr = true;
        findings.firstLoneCr = row.offset + text.originalLength().of(b, row.start, at);
    }

    private String wrongByte(int at) {
        if (!(text.originalLength() instanceof OriginalLength.Same)) {
            return "there are bytes that %s does not have; check --encoding"
                    .formatted(text.encoding().name());
        }
        return Complaint.notUtf8(row.bytes, row.start, at, row.end, row.offset + (at - row.start));
    }

    private boolean bad(RowReader.Rows rows, Reason reason, String what, FieldCutter cutter)
            throws IOException {
        // Else nobody would see that it cost more than one line.
        String lines =
                cutter.embedded() == 0
                        ? ""
                        : " (the row takes lines %d to %d)"
                                .formatted(row.line, row.line + cutter.embedded());
        return rows.bad(row, reason, reason.word() + ": " + what + lines);
    }
}
