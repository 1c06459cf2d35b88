package dev.sluice.cli.call;

import java.util.Collection;

/** How the program tells its caller what became of the work. */
public enum ExitCode {
    /** All items done or skipped. */
    FINE(0),
    /** All items failed, or the job itself, or the command could not be carried out. */
    FAILED(1),
    /** Wrong usage or an unknown job; nothing was queued. */
    WRONG_USAGE(2),
    /** Some items failed. */
    SOME_FAILED(3),
    /** Paused or cancelled, by a signal or by another command. */
    STOPPED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The worst of several: stopped, then failed, then some failed, then fine. */
    public static ExitCode worst(Collection<ExitCode> codes) {
        ExitCode worst = FINE;
        for (ExitCode code : codes) {
            if (code.badness() > worst.badness()) {
                worst = code;
            }
        }
        return worst;
    }

    private int badness() {
        return switch (this) {
            case FINE -> 0;
            case SOME_FAILED -> 1;
            case FAILED -> 2;
            case WRONG_USAGE -> 3;
            case STOPPED -> 4;
        };
    }
}
