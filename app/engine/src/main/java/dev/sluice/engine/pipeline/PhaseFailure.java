package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.Failure;

/** Carries a {@link Failure} out of a phase, source or opening. */
public final class PhaseFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public PhaseFailure(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public PhaseFailure(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
