package dev.sluice.engine.progress;

import java.time.Duration;

/** Why a phase is not moving, in a form a screen can put into words. */
public sealed interface Waits {
    /** Nothing holds it. */
    record No() implements Waits {}

    /** Earlier phases have not handed it anything yet. */
    record ForInput() implements Waits {}

    /** Every permit of a lane is in use. */
    record ForLane(String lane, int used, int permits) implements Waits {}

    /** The staging folder holds as much as it may. */
    record ForStaging() implements Waits {}

    /** A disk is full; the engine looks again by itself. */
    record ForRoom(String sentence) implements Waits {}

    /** There is no network; the engine goes on by itself when it is back. */
    record ForNetwork() implements Waits {}

    /** An item will be tried again after a pause. */
    record ForRetry(Duration left) implements Waits {}

    /** Work is under way and nothing has come for this long. */
    record Stalled(Duration since) implements Waits {}
}
