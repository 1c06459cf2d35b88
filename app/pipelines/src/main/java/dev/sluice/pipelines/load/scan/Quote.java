package dev.sluice.pipelines.load.scan;

/** Whether a character encloses fields. */
public sealed interface Quote {

    /** Quotes are data. */
    record None() implements Quote {}

    /** RFC 4180 with this character: doubled inside, delimiters and new lines allowed inside. */
    record Of(char character) implements Quote {
        public Of {
            if (character == 0 || character > 126 || character == '\n' || character == '\r') {
                throw new IllegalArgumentException(
                        "A quote is one ASCII character that is no line end.");
            }
        }
    }

    Quote NONE = new None();
    Quote DOUBLE = new Of('"');
}
