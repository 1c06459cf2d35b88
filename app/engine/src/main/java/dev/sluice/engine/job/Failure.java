package dev.sluice.engine.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong, where, and what to do about it, in words for a person; the kind decides about
 * retries.
 */
public sealed interface Failure {
    /** One sentence or two: what happened, where, what to do. Never a stack trace. */
    String message();

    /** For the log and the technical details; may be empty. */
    String detail();

    /** Where in the input it was found, if it was found there. */
    Optional<Place> place();

    /**
     * May well work when tried again: network, busy target. Retried with back-off, a bounded number
     * of times.
     *
     * @param notBefore how long to wait at least, such as a server has asked for; zero when only
     *     the back-off counts. It is not kept over an end of the program
     */
    record Transient(String message, String detail, Optional<Place> place, Duration notBefore)
            implements Failure {
        public Transient(String message, String detail, Optional<Place> place) {
            this(message, detail, place, Duration.ZERO);
        }
    }

    /** Will fail again until somebody changes something. Never retried by itself. */
    record Permanent(String message, String detail, Optional<Place> place) implements Failure {}

    /** A fault of the program itself. Never retried by itself. */
    record Defect(String message, String detail, Optional<Place> place) implements Failure {}

    /**
     * A place in an input file.
     *
     * @param line 1-based line on which the record starts
     * @param byteOffset 0-based offset of its first byte in the unpacked file
     */
    record Place(long line, long byteOffset) {}

    static Transient transientOf(String message, String detail) {
        return transientOf(message, detail, Duration.ZERO);
    }

    /** Not to be tried again before some time has passed. */
    static Transient transientOf(String message, String detail, Duration notBefore) {
        return new Transient(message, detail, Optional.empty(), notBefore);
    }

    /** How long to wait at least before it is tried again. */
    default Duration notBefore() {
        return Duration.ZERO;
    }

    static Permanent permanent(String message) {
        return new Permanent(message, "", Optional.empty());
    }

    static Permanent permanent(String message, String detail) {
        return new Permanent(message, detail, Optional.empty());
    }

    static Defect defect(String message, String detail) {
        return new Defect(message, detail, Optional.empty());
    }
}
