package dev.sluice.pipelines.load.scan;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a file is to be read; what is empty is found by looking.
 *
 * @param header whether the first record holds names
 * @param inferTypes false makes every column text
 * @param expected columns the file must have, in any order; empty list: any
 * @param checkTypes whether values must fit the expected columns' types
 * @param key names of key columns whose duplicates are counted; empty: none
 * @param stopAfterBad the pass ends early soon after more bad rows than this
 * @param partBytes unpacked bytes between two row borders that are noted
 */
public record ScanOptions(
        Optional<Character> delimiter,
        Optional<Quote> quote,
        Optional<Charset> encoding,
        boolean header,
        boolean inferTypes,
        List<ExpectedColumn> expected,
        boolean checkTypes,
        List<String> key,
        OptionalLong stopAfterBad,
        long partBytes) {

    /**
     * Longest record, in UTF-8 bytes with quotes. A longer one is a bad row; one with line ends
     * inside its quotes refuses the file, because most likely a quote is not closed.
     */
    public static final int MAX_RECORD = 16 * 1024 * 1024;

    /** How many bad rows a profile names. */
    public static final int FIRST_BAD = 10;

    public static final long DEFAULT_PART_BYTES = 128L * 1024 * 1024;

    public static final ScanOptions DEFAULTS =
            new ScanOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    true,
                    List.of(),
                    false,
                    List.of(),
                    OptionalLong.empty(),
                    DEFAULT_PART_BYTES);

    public ScanOptions {
        expected = List.copyOf(expected);
        key = List.copyOf(key);
        if (partBytes < 1) {
            throw new IllegalArgumentException("A part has at least one byte.");
        }
    }

    public ScanOptions withDelimiter(char value) {
        return with(draft -> draft.delimiter = Optional.of(value));
    }

    public ScanOptions withQuote(Quote value) {
        return with(draft -> draft.quote = Optional.of(value));
    }

    public ScanOptions withEncoding(Charset value) {
        return with(draft -> draft.encoding = Optional.of(value));
    }

    public ScanOptions withHeader(boolean value) {
        return with(draft -> draft.header = value);
    }

    public ScanOptions withInferTypes(boolean value) {
        return with(draft -> draft.inferTypes = value);
    }

    /** Columns that the file must have by name, without a check of values. */
    public ScanOptions withExpectedNames(List<String> names) {
        return with(draft -> {
            draft.expected = names.stream().map(ExpectedColumn::named).toList();
            draft.checkTypes = false;
        });
    }

    /** Columns of an existing table: the names must match and every value must fit. */
    public ScanOptions withTable(List<ExpectedColumn> columns) {
        return with(draft -> {
            draft.expected = columns;
            draft.checkTypes = true;
        });
    }

    public ScanOptions withKey(List<String> value) {
        return with(draft -> draft.key = value);
    }

    public ScanOptions withStopAfterBad(long value) {
        return with(draft -> draft.stopAfterBad = OptionalLong.of(value));
    }

    public ScanOptions withPartBytes(long value) {
        return with(draft -> draft.partBytes = value);
    }

    private ScanOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** The same fields, to be changed. */
    private static final class Draft {
        private Optional<Character> delimiter;
        private Optional<Quote> quote;
        private Optional<Charset> encoding;
        private boolean header;
        private boolean inferTypes;
        private List<ExpectedColumn> expected;
        private boolean checkTypes;
        private List<String> key;
        private OptionalLong stopAfterBad;
        private long partBytes;

        Draft(ScanOptions from) {
            delimiter = from.delimiter;
            quote = from.quote;
            encoding = from.encoding;
            header = from.header;
            inferTypes = from.inferTypes;
            expected = from.expected;
            checkTypes = from.checkTypes;
            key = from.key;
            stopAfterBad = from.stopAfterBad;
            partBytes = from.partBytes;
        }

        ScanOptions options() {
            return new ScanOptions(
                    delimiter,
                    quote,
                    encoding,
                    header,
                    inferTypes,
                    expected,
                    checkTypes,
                    key,
                    stopAfterBad,
                    partBytes);
        }
    }
}
