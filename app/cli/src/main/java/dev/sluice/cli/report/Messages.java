package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.store.FailureRecord;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Sentences on standard error; of a job that fails a thousand times only the first few are said.
 */
final class Messages {
    private static final int SAID = 20;

    private final PrintStream err;
    private final Map<JobId, Integer> failures = new HashMap<>();

    Messages(PrintStream err) {
        this.err = err;
    }

    void say(String sentence) {
        err.println(Columns.plain(sentence));
        err.flush();
    }

    void failure(Job job, FailureRecord failure) {
        int before = failures.merge(job.id(), 1, Integer::sum) - 1;
        if (before < SAID) {
            String message = failure.failure().message();
            say(message.contains(failure.name()) ? message : failure.name() + ": " + message);
        }
    }

    /** Says how many were not said. */
    void failuresEnd(Job job) {
        int more = failures.getOrDefault(job.id(), 0) - SAID;
        if (more > 0) {
            say("And " + more + " more failures; 'sluice show " + job.id() + "' lists them.");
        }
    }
}
