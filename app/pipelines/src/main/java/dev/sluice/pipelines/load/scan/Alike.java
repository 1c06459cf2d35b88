package dev.sluice.pipelines.load.scan;

/**
 * Goes through the values of one column of a {@link Stretch} as long as they are like those before;
 * each loop answers the first row that is not, or the number of rows. NULLs are like all others.
 */
final class Alike {
    private Alike() {}

    /** Whole numbers of up to 16 digits. */
    static int integers(Stretch rows, int column, int firstRow, Range range) {
        int[] at = rows.separators();
        byte[] b = rows.bytes;
        int trim = rows.trim(column);
        int stride = rows.columns;
        long least = range.least;
        long most = range.most;
        int row = firstRow;
        for (int k = row * stride + column; row < rows.rows; row++, k += stride) {
            int s = at[k] + 1;
            int length = at[k + 1] - trim - s;
            if (length == 0) {
                continue;
            }
            long value = Shapes.integer(b, s, length);
            if (value == Shapes.NO_NUMBER) {
                break;
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        range.least = least;
        range.most = most;
        return row;
    }

    /**
     * Decimals of up to 7 digits, so many of them behind the point; they count in the range as
     * whole numbers of the last place.
     */
    static int decimals(Stretch rows, int column, int firstRow, int scale, Range range) {
        if (scale > 6) {
            return firstRow;
        }
        int[] at = rows.separators();
        byte[] b = rows.bytes;
        int trim = rows.trim(column);
        int stride = rows.columns;
        long least = range.least;
        long most = range.most;
        int row = firstRow;
        for (int k = row * stride + column; row < rows.rows; row++, k += stride) {
            int s = at[k] + 1;
            int length = at[k + 1] - trim - s;
            if (length == 0) {
                continue;
            }
            long value = Shapes.shortDecimal(b, s, length, scale);
            if (value == Shapes.NO_NUMBER) {
                break;
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        range.least = least;
        range.most = most;
        return row;
    }

    static int dates(Stretch rows, int column, int firstRow) {
        int[] at = rows.separators();
        byte[] b = rows.bytes;
        int trim = rows.trim(column);
        int stride = rows.columns;
        long yearAndMonth = 0;
        int row = firstRow;
        for (int k = row * stride + column; row < rows.rows; row++, k += stride) {
            int s = at[k] + 1;
            int e = at[k + 1] - trim;
            if (s == e) {
                continue;
            }
            if (!(e - s == 10 && Shapes.sameMonth(b, s, yearAndMonth))) {
                if (!Shapes.date(b, s, e)) {
                    break;
                }
                yearAndMonth = Shapes.word(b, s);
            }
        }
        return row;
    }

    static int timestamps(Stretch rows, int column, int firstRow) {
        int[] at = rows.separators();
        byte[] b = rows.bytes;
        int trim = rows.trim(column);
        int stride = rows.columns;
        long yearAndMonth = 0;
        int row = firstRow;
        for (int k = row * stride + column; row < rows.rows; row++, k += stride) {
            int s = at[k] + 1;
            int e = at[k + 1] - trim;
            if (s == e) {
                continue;
            }
            boolean usual =
                    e - s == 19
                            && Shapes.sameMonth(b, s, yearAndMonth)
                            && b[s + 10] == ' '
                            && Shapes.clock(b, s + 11);
            if (!usual) {
                if (!Shapes.timestamp(b, s, e)) {
                    break;
                }
                yearAndMonth = Shapes.word(b, s);
            }
        }
        return row;
    }
}
