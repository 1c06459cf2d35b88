package dev.sluice.pipelines.load.scan;

/**
 * A row border where the next part may start.
 *
 * @param byteOffset 0-based, in the unpacked file, original encoding
 * @param rows records before it, good and bad, header not counted
 * @param line 1-based line of the record that starts here
 */
public record RowMark(long byteOffset, long rows, long line) {
    public RowMark {
        if (byteOffset < 0 || rows < 0 || line < 1) {
            throw new IllegalArgumentException("A row mark has no negative numbers.");
        }
    }
}
