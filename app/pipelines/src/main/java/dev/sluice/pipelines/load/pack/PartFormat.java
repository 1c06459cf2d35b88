package dev.sluice.pipelines.load.pack;

import dev.sluice.pipelines.load.scan.Dialect;

/**
 * How the rows in a part are written. Neither has a header; columns stand in the order of the file.
 */
public sealed interface PartFormat {

    /**
     * A byte range of a clean original: UTF-8, empty unquoted is NULL; dialect's header is false.
     */
    record Raw(Dialect dialect) implements PartFormat {}

    /**
     * UTF-8, comma, {@code \n}, quote {@code "} doubled inside; NULL is an unquoted {@code \N} and
     * everything else that looks like it, is empty, is {@code \.} or holds a delimiter, quote, CR
     * or LF is quoted.
     */
    record Normalised() implements PartFormat {}

    PartFormat NORMALISED = new Normalised();
}
