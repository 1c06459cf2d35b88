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
    CANCEL_COMMAND(Then.LEAVES_NOTHING),
    /** Pause while the engine is in a program that goes on, as the window does. */
    PAUSE_HOSTED(Then.GOES_ON_WITH_RESUME),
    CANCEL_HOSTED(Then.LEAVES_NOTHING);

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

    /**
     * Whether a whole second program is started for it. The time of its start is its own: what
     * counts begins with the first job that is told.
     */
    boolean byCommand() {
        return this == PAUSE_COMMAND || this == CANCEL_COMMAND;
    }

    /** Whether the program that works outlives the stop, so that one can look into it. */
    boolean hosted() {
        return this == PAUSE_HOSTED || this == CANCEL_HOSTED;
    }
}
