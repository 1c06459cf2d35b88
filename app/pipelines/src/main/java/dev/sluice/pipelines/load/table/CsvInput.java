package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.Quote;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file for DuckDB's CSV reader, with every option said outright, so that nothing is left to its
 * guessing.
 *
 * @param format how the rows are written; in {@link PartFormat.Raw} the dialect tells whether a
 *     header comes first
 * @param crlf rows end with CRLF instead of LF
 * @param spansLines some fields hold line ends
 * @param longestRow bytes of the longest row
 * @param rows how many rows our own scan has counted
 */
record CsvInput(
        Path file,
        PartFormat format,
        Packing packing,
        boolean crlf,
        boolean spansLines,
        int longestRow,
        long rows) {
    /** What makes DuckDB look for files of a pattern; in brackets it stands for itself. */
    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

    /** DuckDB's own default; shorter limits gain nothing. */
    private static final long DEFAULT_LINE = 2_097_152;

    static CsvInput of(FileRows rows) {
        return new CsvInput(
                rows.file(),
                rows.format(),
                rows.packing(),
                rows.profile().traits().crlf(),
                rows.profile().traits().newLineInQuotes(),
                longestRow(rows),
                rows.rows());
    }

    private static int longestRow(FileRows rows) {
        int written = rows.profile().longestRow();
        return switch (rows.format()) {
            case PartFormat.Raw raw -> written;
            // Each byte may be a quote that is doubled now, and each field has got quotes.
            case PartFormat.Normalised n -> 2 * written + 3 * rows.profile().columns().size();
        };
    }

    /**
     * A table function over the file with columns {@code c0, c1 …}.
     *
     * @param types a SQL type for each column of the file, in its order
     */
    String sql(List<String> types) {
        StringBuilder columns = new StringBuilder("{");
        for (int i = 0; i < types.size(); i++) {
            columns.append(i == 0 ? "" : ", ");
            columns.append("'c").append(i).append("': ").append(Sql.text(types.get(i)));
        }
        columns.append('}');
        long line = Math.max(DEFAULT_LINE, longestRow + 1024L);
        String buffer = line > DEFAULT_LINE ? ", buffer_size=" + 4 * line : "";
        return "read_csv("
                + Sql.text(PATTERN.matcher(file.toString()).replaceAll("[$0]"))
                + ", auto_detect=false, null_padding=false, ignore_errors=false"
                + ", allow_quoted_nulls=false, encoding='utf-8', comment='', thousands=''"
                + ", decimal_separator='.', hive_partitioning=false, filename=false"
                // DuckDB's parallel reader takes line ends in quotes for the ends of rows.
                + (spansLines ? ", parallel=false" : "")
                + dialect()
                + ", compression="
                + Sql.text(compression())
                + ", max_line_size="
                + line
                + buffer
                + ", columns="
                + columns
                + ")";
    }

    private String dialect() {
        return switch (format) {
            case PartFormat.Normalised n ->
                    ", strict_mode=true, delim=',', quote='\"', escape='\"', nullstr='\\N',"
                            + " header=false, new_line='\\n'";
            case PartFormat.Raw(Dialect dialect) -> raw(dialect);
        };
    }

    private String raw(Dialect dialect) {
        String quote =
                switch (dialect.quote()) {
                    case Quote.None none -> "";
                    case Quote.Of of -> String.valueOf(of.character());
                };
        // In strict mode DuckDB 2.0 reads no row of a short file that ends its lines with CRLF.
        return ", strict_mode="
                + !crlf
                + ", delim="
                + Sql.text(String.valueOf(dialect.delimiter()))
                + ", quote="
                + Sql.text(quote)
                + ", escape="
                + Sql.text(quote)
                + ", nullstr='', header="
                + dialect.header()
                + ", new_line="
                + (crlf ? "'\\r\\n'" : "'\\n'");
    }

    private String compression() {
        return switch (packing) {
            case PLAIN -> "none";
            case GZIP -> "gzip";
            case ZSTD -> "zstd";
            case BZIP2 -> throw new IllegalStateException("DuckDB reads no bzip2.");
        };
    }
}
