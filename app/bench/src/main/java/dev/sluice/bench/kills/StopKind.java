package dev.sluice.bench.kills;

/** The ways to stop a running program. */
enum StopKind {
    /** SIGTERM to the program in the foreground. */
    TERM(Then.GOES_ON_WITH_RUN),
    /** Ctrl-C. */
    INT(Then.GOES_ON_WITH_RUN),
    /** Pause from another process, as the window does it. */
    PAUSE(Then.GOES_ON_WITH_RESUME),
    CANCEL(Then.LEAVES_NOTHING),
    /** {@code sluice pause all} from a second terminal. */
    PAUSE_COMMAND(Then.GOES_ON_WITH_RESUME),
    CANCEL_COMMAND(Then.LEAVES_NOTHING);

    /** What is to come of the work afterwards. */
    enum Then {
        GOES_ON_WITH_RUN,
        GOES_ON_WITH_RESUME,
        LEAVES_NOTHING
    }

    private final Then then;

    StopKind(Then then) {
        this.then = then;
    }

    Then then() {
        return then;
    }

    /** Whether a whole second program is started for it, which takes its own time. */
    boolean byCommand() {
        return this == PAUSE_COMMAND || this == CANCEL_COMMAND;
    }
}
