package dev.sluice.pipelines.load.table;

import java.time.Instant;
import java.util.List;

/** How putting a file into a table ended. */
public sealed interface LoadResult {
    /** Its rows are in the table, now or since an earlier attempt of the same job. */
    record Loaded(List<LedgerEntry> entries) implements LoadResult {
        public Loaded {
            entries = List.copyOf(entries);
        }

        public long rows() {
            return entries.stream().mapToLong(LedgerEntry::rows).sum();
        }
    }

    /** An earlier job has put the same content there. */
    record AlreadyLoaded(Instant when) implements LoadResult {}

    /**
     * DuckDB's reader took the file's own bytes for something else than our scan did: the rows must
     * be rewritten in a form that leaves no doubt. Nothing was done.
     */
    record Misread(String how) implements LoadResult {}

    /**
     * The table is not what the rows were checked against: it came, went or changed in between.
     * Nothing was done.
     */
    record Stale() implements LoadResult {}
}
