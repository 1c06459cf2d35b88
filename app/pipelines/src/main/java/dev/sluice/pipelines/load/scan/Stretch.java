package dev.sluice.pipelines.load.scan;

/**
 * Rows that stand one behind the other in memory, all with the same number of fields and none in
 * quotes, so that each column can be gone through by itself. Valid until the one it is shown to
 * returns.
 */
public final class Stretch {
    /** Filled by its reader. */
    Stretch() {}

    /** The array that holds the rows; readable 16 bytes from each field's start. */
    byte[] bytes = new byte[0];

    int columns;
    int rows;

    /** 1-based line of the first row. */
    long line;

    /** 0-based offset of the first row in the original bytes. */
    long offset;

    /** Length in the original bytes. */
    long originalBytes;

    // Separator k ends field k - 1; the one at 0 stands before the first field.
    private int[] at = new int[0];
    private boolean crlf;

    /**
     * Takes as many rows as fit this shape.
     *
     * @param separators places of them all, of which the first stands before the first row
     * @param count how many there are behind that one
     * @return how many rows there are
     */
    int cut(byte[] b, int[] separators, int count, int fields) {
        bytes = b;
        at = separators;
        columns = fields;
        rows = 0;
        if (count < fields) {
            return 0;
        }
        int first = separators[fields];
        crlf = b[first - 1] == '\r';
        int k = 1;
        for (; k + fields - 1 <= count; k += fields) {
            int last = k + fields - 1;
            for (int i = k; i < last; i++) {
                if (b[separators[i]] == '\n') {
                    return rows;
                }
            }
            int end = separators[last];
            if (b[end] != '\n' || (b[end - 1] == '\r') != crlf) {
                return rows;
            }
            rows++;
        }
        return rows;
    }

    boolean crlf() {
        return crlf;
    }

    /** Where the first row begins. */
    int start() {
        return at[0] + 1;
    }

    /** Behind the last row's line end. */
    int end() {
        return at[rows * columns] + 1;
    }

    int from(int row, int column) {
        return at[row * columns + column] + 1;
    }

    int to(int row, int column) {
        int end = at[row * columns + column + 1];
        return crlf && column == columns - 1 ? end - 1 : end;
    }

    /** How many rows there are. */
    public int count() {
        return rows;
    }

    /** How many fields each has. */
    public int columns() {
        return columns;
    }

    /**
     * The array that holds the rows, readable 16 bytes from each field's start; not to be written
     * to.
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The places of separators, for loops over one column: the field of a row lies between the
     * places {@code row * columns + column} and the one after it, without {@link #trim}.
     */
    public int[] separators() {
        return at;
    }

    /** How many bytes of a field's line end stand before its separator: 1 for a CR, else 0. */
    public int trim(int column) {
        return crlf && column == columns - 1 ? 1 : 0;
    }

    /** Whether a row begins with a byte order mark. */
    boolean markAtRowStart() {
        for (int row = 0; row < rows; row++) {
            if (Utf8.isByteOrderMark(bytes, at[row * columns] + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of the longest row, without its end. */
    int longest() {
        int longest = 0;
        for (int row = 0; row < rows; row++) {
            longest = Math.max(longest, at[(row + 1) * columns] - at[row * columns]);
        }
        return longest - (crlf ? 2 : 1);
    }
}
