package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A power cut: at a random moment the program is held, its file system is shut down without saving
 * anything, the program is killed, and the file system is mounted again.
 */
final class PowerCut implements Blow {
    private final RandomKill moment;
    private final Mount disk;

    PowerCut(Random random, Mount disk) {
        this.disk = disk;
        this.moment =
                new RandomKill(
                        random,
                        program -> {
                            hold(program);
                            disk.cutPower();
                            program.send(Signal.KILL);
                        });
    }

    /** One that ends at this very moment needs no holding; its result must outlast the cut. */
    private static void hold(RunningProgram program) throws IOException {
        try {
            program.send(Signal.STOP);
        } catch (IOException e) {
            if (program.alive()) {
                throw e;
            }
        }
    }

    /** Whether this machine allows it; where not, the sentence says why. */
    static Tool.Availability available(Path folder) {
        Tool.Availability tool = Tool.tries("xfs_io", List.of("xfs_io", "-V"));
        if (!tool.here()) {
            return tool;
        }
        try (Mount disk = Mount.image(folder.resolve("disk"), folder.resolve("image"), "ext4")) {
            disk.cutPower();
            return tool;
        } catch (IOException e) {
            return Tool.Availability.missing("a loop-mounted file system", e);
        }
    }

    /** What was there before the program starts has been on the disk for long. */
    @Override
    public Launch arm(Launch launch) throws IOException {
        disk.sync();
        return launch;
    }

    @Override
    public void strike(RunningProgram program, Workshop.Reference reference)
            throws IOException, InterruptedException {
        moment.strike(program, reference);
    }

    @Override
    public void recover() throws IOException {
        disk.mountAgain();
    }

    @Override
    public String told() {
        return "power cut, " + moment.told();
    }
}
