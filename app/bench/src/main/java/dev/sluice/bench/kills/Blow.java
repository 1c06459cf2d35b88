package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;

/** A way to end the program before its time. */
interface Blow {
    /** Makes what has to be made before the program starts. */
    Launch arm(Launch launch) throws IOException;

    /**
     * Ends it at a moment of its own choice; when it returns, the program is about to end, by this
     * or by itself.
     */
    void strike(RunningProgram program, Workshop.Reference reference)
            throws IOException, InterruptedException;

    /** Puts the machine back as it is to be for the next start. */
    default void recover() throws IOException {}

    /** What it did last, for a person. */
    String told();
}
