package dev.sluice.pipelines.load.scan;

import java.io.IOException;

/** Quotes are data: every delimiter ends a field and every line end a record. */
final class PlainCutter extends FieldCutter {
    PlainCutter(Row row, RowEnd rowEnd) {
        super(row, rowEnd);
    }

    @Override
    void cut(int[] at, int count) throws IOException {
        byte[] b = row.bytes;
        int begin = fieldStart;
        for (int k = 1; k <= count; k++) {
            int p = at[k];
            row.room();
            int n = row.fields++;
            row.from[n] = begin;
            boolean over = b[p] == '\n';
            int e = over && p > begin && b[p - 1] == '\r' ? p - 1 : p;
            row.to[n] = e;
            begin = p + 1;
            if (over && !rowEnd.at(e, p + 1)) {
                return;
            }
        }
        fieldStart = begin;
    }

    @Override
    void cutLast(int limit) {
        row.room();
        row.from[row.fields] = fieldStart;
        row.to[row.fields++] = limit;
    }
}
