package dev.sluice.pipelines.load;

import dev.sluice.pipelines.load.scan.RowsPeek;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells rows from anything else by what a file holds. Any thread; waits for the disk. */
final class RowsRecognised {
    private static final Logger LOG = LoggerFactory.getLogger(RowsRecognised.class);

    /** A line of prose may hold a comma; so many lines do not all hold as many. */
    private static final int ROWS = 3;

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\uFFFD&&[^\\t\\n\\r]]");

    private RowsRecognised() {}

    /** Whether the first rows are text of at least two columns, as many in each. */
    static boolean in(Path file) {
        try {
            RowsPeek.FirstRows first = RowsPeek.of(file, ScanOptions.DEFAULTS, ROWS);
            return first.names().size() > 1
                    && !first.rows().isEmpty()
                    && first.bad() == 0
                    && Stream.concat(Stream.of(first.names()), first.rows().stream())
                            .flatMap(List::stream)
                            .noneMatch(value -> NO_TEXT.matcher(value).find());
        } catch (IOException e) {
            LOG.debug("{} holds no rows.", file, e);
            return false;
        }
    }
}
