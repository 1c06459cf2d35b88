package dev.sluice.pipelines.load.scan;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Longest record, in UTF-8 bytes with quotes; a longer one is a bad row. */
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
        return new ScanOptions(
                Optional.of(value),
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

    public ScanOptions withQuote(Quote value) {
        return new ScanOptions(
                delimiter,
                Optional.of(value),
                encoding,
                header,
                inferTypes,
                expected,
                checkTypes,
                key,
                stopAfterBad,
                partBytes);
    }

    public ScanOptions withEncoding(Charset value) {
        return new ScanOptions(
                delimiter,
                quote,
                Optional.of(value),
                header,
                inferTypes,
                expected,
                checkTypes,
                key,
                stopAfterBad,
                partBytes);
    }

    public ScanOptions withHeader(boolean value) {
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                value,
                inferTypes,
                expected,
                checkTypes,
                key,
                stopAfterBad,
                partBytes);
    }

    public ScanOptions withInferTypes(boolean value) {
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                header,
                value,
                expected,
                checkTypes,
                key,
                stopAfterBad,
                partBytes);
    }

    /** Columns that the file must have by name, without a check of values. */
    public ScanOptions withExpectedNames(List<String> names) {
        List<ExpectedColumn> columns = names.stream().map(ExpectedColumn::named).toList();
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                header,
                inferTypes,
                columns,
                false,
                key,
                stopAfterBad,
                partBytes);
    }

    /** Columns of an existing table: the names must match and every value must fit. */
    public ScanOptions withTable(List<ExpectedColumn> columns) {
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                header,
                inferTypes,
                columns,
                true,
                key,
                stopAfterBad,
                partBytes);
    }

    public ScanOptions withKey(List<String> value) {
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                header,
                inferTypes,
                expected,
                checkTypes,
                value,
                stopAfterBad,
                partBytes);
    }

    public ScanOptions withStopAfterBad(long value) {
        return new ScanOptions(
                delimiter,
                quote,
                encoding,
                header,
                inferTypes,
                expected,
                checkTypes,
                key,
                OptionalLong.of(value),
                partBytes);
    }

    public ScanOptions withPartBytes(long value) {
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
                value);
    }
}
