package dev.sluice.desktop.machine;

import java.util.List;
import java.util.Locale;

/** Puts the machine to sleep. */
public interface Suspension {
    /** Whether this machine can be asked at all; cheap. */
    boolean possible();

    /**
     * Waits until the machine has taken it up, so not for the FX thread.
     *
     * @throws NotPossible when it refuses
     */
    void suspend() throws NotPossible, InterruptedException;

    /** The way of this system; looks at the disk. */
    static Suspension ofSystem(Programs programs) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return new WindowsPower();
        }
        List<String> command =
                system.contains("mac")
                        ? List.of("pmset", "sleepnow")
                        : List.of("systemctl", "suspend");
        return new SuspendCommand(programs.find(command.getFirst()), command);
    }
}
