package dev.sluice.bench.kills;

import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A second process that uses the running program's engine over its link, as the window would. */
final class Guest implements AutoCloseable {
    private final Opened opened;

    private Guest(Opened opened) {
        this.opened = opened;
    }

    static Guest of(Path home) throws IOException {
        try {
            return new Guest(
                    Engines.open(
                            home,
                            (folder, store) -> {
                                throw new IllegalStateException("The program had ended already.");
                            }));
        } catch (HomeUnusable e) {
            throw new IOException(e.sentence(), e);
        }
    }

    /** Tells all jobs; answers how long it took until it had taken effect on each. */
    Duration tellAll(Command command) {
        List<JobId> jobs =
                opened.engine().snapshot().jobs().stream()
                        .map(JobSnapshot::job)
                        .filter(job -> !job.state().ended())
                        .map(job -> job.id())
                        .toList();
        long before = System.nanoTime();
        opened.engine().control(command, jobs);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** Hears every change of a job's state, as soon as it is durable, on a thread of the link. */
    Engine.Subscription listen(Consumer<EngineEvent> events) {
        return opened.engine().subscribe(_ -> {}, events);
    }

    @Override
    public void close() {
        opened.close();
    }
}
