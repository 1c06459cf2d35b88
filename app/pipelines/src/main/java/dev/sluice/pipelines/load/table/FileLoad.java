package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnMatch;
import dev.sluice.pipelines.load.scan.ColumnProfile;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One file that is to be put into a table.
 *
 * @param item names the file within the job
 * @param basis what its rows were checked against: {@link #INFERRED}, or the fingerprint of a table
 * @param contentHash of the file on disk
 * @param rejected bad rows, which are not among the rows
 * @param columns of the file, in its order
 * @param names of the columns in a new table, in its order; empty: those of the file
 * @param rows where they are; together the whole file
 * @param key columns that tell rows apart; empty: all rows are added
 * @param force load it even if an earlier job has
 */
public record FileLoad(
        String job,
        String token,
        String item,
        String fileName,
        long fileBytes,
        String contentHash,
        long rejected,
        String basis,
        List<ColumnProfile> columns,
        List<String> names,
        List<FileRows> rows,
        ExistingRows existing,
        List<String> key,
        boolean force,
        Instant now) {
    /** The types are those that the values themselves suggest. */
    public static final String INFERRED = "inferred";

    public FileLoad {
        columns = List.copyOf(columns);
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        key = List.copyOf(key);
    }

    /**
     * The columns of a new table. Files are copied in any order, so the one that happens to be the
     * first must not lend the table its order and spelling.
     */
    List<ColumnProfile> newTable() {
        List<String> own = columns.stream().map(ColumnProfile::name).toList();
        ColumnMatch match = ColumnMatch.of(own, names);
        if (match.difference().isPresent()) {
            return columns;
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> columns.get(match.targets().indexOf(i)).named(names.get(i)))
                .toList();
    }
}
