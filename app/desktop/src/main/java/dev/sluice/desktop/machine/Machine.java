package dev.sluice.desktop.machine;

import java.util.function.LongSupplier;

/**
 * Everything around the window through which it reaches the machine, so that tests can stand in for
 * it.
 *
 * @param nanos a clock that only goes forward
 */
public record Machine(
        LongSupplier nanos,
        Programs programs,
        Suspension suspension,
        OtherProgram program,
        Bulletin bulletin,
        Wakefulness wakefulness) {

    /** This machine; looks at the disk for a moment. */
    public static Machine real() {
        Programs programs = Programs.ofSystem();
        return new Machine(
                System::nanoTime,
                programs,
                Suspension.ofSystem(programs),
                OtherProgram.ofSystem(programs),
                Bulletin.ofSystem(programs),
                Wakefulness.ofSystem(programs));
    }
}
