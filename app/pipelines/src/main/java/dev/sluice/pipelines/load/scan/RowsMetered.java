package dev.sluice.pipelines.load.scan;

import dev.sluice.pipelines.files.Meter;

import java.io.IOException;

/** Tells a meter of the rows that were shown, once a block. One thread. */
final class RowsMetered {
    private final Meter meter;
    private final Row row;
    private long rows;
    private long metred;

    /**
     * @param row at whose offset the reading stands
     */
    RowsMetered(Meter meter, Row row) {
        this.meter = meter;
        this.row = row;
        this.metred = row.offset;
    }

    void add(int more) {
        rows += more;
    }

    void block() throws IOException {
        meter.advance(rows, row.offset - metred);
        rows = 0;
        metred = row.offset;
        meter.checkStop();
    }
}
