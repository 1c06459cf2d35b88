package dev.sluice.desktop.saved;

import java.nio.file.Path;

/** A file that should hold a saved job cannot be used as one. */
public final class NotASavedJob extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String file;
    private final int line;

    /** What is wrong with it. */
    public enum Why {
        /** It is larger than any job. */
        TOO_LARGE,
        /** It is not UTF-8 text. */
        NOT_TEXT,
        /** A line is not of the form name=value, or its name means nothing. */
        UNKNOWN_LINE,
        /** It does not begin as one, or lacks the pipeline or a name. */
        INCOMPLETE,
        /** A later version of the program wrote it. */
        NEWER
    }

    NotASavedJob(Why why, Path file, int line) {
        super(file + ", line " + line + ": " + why);
        this.why = why;
        this.file = String.valueOf(file.getFileName());
        this.line = line;
    }

    public Why why() {
        return why;
    }

    /** Its name without its folder. */
    public String file() {
        return file;
    }

    /** The line that is wrong, from 1; 0 where it is the whole file. */
    public int line() {
        return line;
    }
}
