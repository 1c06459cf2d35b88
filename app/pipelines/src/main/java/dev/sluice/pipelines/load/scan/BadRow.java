package dev.sluice.pipelines.load.scan;

/**
 * A record that is not loaded.
 *
 * @param line 1-based line on which the record starts
 * @param byteOffset 0-based offset of its first byte in the unpacked file, BOM counted, original
 *     encoding
 * @param sentence what is wrong, for the user; begins with the reason's word
 * @param text the record's text as far as it is kept; what cannot be text is U+FFFD
 */
public record BadRow(long line, long byteOffset, Reason reason, String sentence, String text) {

    /** Why a row is bad. */
    public enum Reason {
        COLUMNS("column count"),
        ENCODING("encoding"),
        NUL("NUL"),
        QUOTE("quote"),
        SIZE("size"),
        TYPE("type");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
