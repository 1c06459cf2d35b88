package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.follow.Follower;
import dev.sluice.cli.follow.Selection;
import dev.sluice.cli.report.JsonReporter;
import dev.sluice.cli.report.PlainReporter;
import dev.sluice.cli.report.Reporter;
import dev.sluice.cli.report.TextReporter;
import dev.sluice.cli.terminal.Screen;
import dev.sluice.engine.pipeline.LaneId;

import java.util.List;
import java.util.OptionalInt;

/** What all commands share that work on jobs in the foreground. */
final class Foreground {
    /**
     * Lanes whose permits {@code --workers} sets; a table takes one writer best, whatever it is.
     */
    private static final List<LaneId> WORKING = List.of(LaneId.CPU, LaneId.DISK, LaneId.NETWORK);

    private Foreground() {}

    static EngineSession open(Call call) throws WrongUsage, CommandFailed {
        EngineSession session = EngineSession.open(call.surroundings().engines(), call.home());
        session.notices().forEach(call.surroundings().err()::println);
        return session;
    }

    /** Works on jobs until they have ended or are paused. */
    static Follower.Result follow(
            Call call, EngineSession session, Reporter reporter, Selection selection)
            throws WrongUsage, CommandFailed, InterruptedException {
        OptionalInt workers = call.workers();
        if (workers.isPresent()) {
            WORKING.forEach(lane -> session.engine().setPermits(lane, workers.getAsInt()));
        }
        return new Follower(session, reporter, call.surroundings().interrupts()).follow(selection);
    }

    static Reporter reporter(Call call) {
        Surroundings around = call.surroundings();
        if (call.json()) {
            return new JsonReporter(
                    around.out(), around.err(), around.clock(), call.showsProgress());
        }
        Screen screen = around.screen().get();
        if (screen.terminal()) {
            return new TextReporter(
                    around.out(),
                    around.err(),
                    screen,
                    around.interrupts(),
                    call.quiet(),
                    call.showsProgress());
        }
        return new PlainReporter(
                around.out(),
                around.err(),
                around.clock(),
                screen.unicode(),
                call.quiet(),
                call.showsProgress());
    }
}
