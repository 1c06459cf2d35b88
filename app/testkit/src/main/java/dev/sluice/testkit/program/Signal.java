package dev.sluice.testkit.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What can be sent to a process. Needs a system with signals, except for {@link #KILL}. */
public enum Signal {
    TERM,
    INT,
    KILL,
    /** Holds the process where it is, until {@link #CONT}. */
    STOP,
    CONT;

    /**
     * Sends it.
     *
     * @throws IOException when there is no such process, or no command {@code kill}
     */
    public void sendTo(ProcessHandle process) throws IOException {
        switch (this) {
            case KILL -> process.destroyForcibly();
            case TERM -> process.destroy();
            case INT, STOP, CONT -> byCommand(process.pid());
        }
    }

    /** The JDK knows only two signals. */
    private void byCommand(long pid) throws IOException {
        Process kill =
                new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                        .redirectErrorStream(true)
                        .start();
        try (var output = kill.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (kill.waitFor() != 0) {
                throw new IOException("SIG" + name() + " did not reach " + pid + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sending SIG" + name(), e);
        }
    }
}
