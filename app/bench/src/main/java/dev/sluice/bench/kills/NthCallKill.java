package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * SIGKILL at the Nth call of one kind, put in by {@code strace}: between the write and the fsync,
 * between the fsync and the rename. A thread that is the first to come to its Nth such call is
 * where it happens.
 */
final class NthCallKill implements Blow {
    /**
     * Kinds of calls and how many of them a thread makes in one small run. Plain {@code write} is
     * left out: it is what unpacks native libraries of the class path, thousands of times.
     */
    private enum Calls {
        PWRITE("pwrite64", 80),
        FSYNC("fsync,fdatasync", 40),
        RENAME("rename,renameat,renameat2", 18),
        REMOVE("unlink,unlinkat,rmdir", 20),
        FOLDER("mkdir,mkdirat", 14),
        TRUNCATE("ftruncate", 6);

        private final String names;
        private final int most;

        Calls(String names, int most) {
            this.names = names;
            this.most = most;
        }
    }

    private final Random random;
    private String told = "";

    NthCallKill(Random random) {
        this.random = random;
    }

    /** Whether this machine lets strace trace; where not, the sentence says why. */
    static Tool.Availability available() {
        return Tool.tries("strace", List.of("strace", "-f", "-qq", "true"));
    }

    @Override
    public Launch arm(Launch launch) {
        Calls calls = Calls.values()[random.nextInt(Calls.values().length)];
        int number = 1 + random.nextInt(calls.most);
        told = "killed at call %d of %s of a thread".formatted(number, calls.names);
        return launch.under(
                "strace",
                "-f",
                "-qqq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + calls.names,
                "-e",
                "inject=%s:signal=KILL:when=%d".formatted(calls.names, number));
    }

    @Override
    public void strike(RunningProgram program, Workshop.Reference reference) throws IOException {
        // The kernel does.
    }

    @Override
    public String told() {
        return told;
    }
}
