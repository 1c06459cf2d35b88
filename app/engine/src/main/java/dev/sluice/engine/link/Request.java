package dev.sluice.engine.link;

import dev.sluice.engine.Command;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;

import java.util.List;
import java.util.Objects;

/** What a client asks of the owner; one case a method of the engine, and one for the window. */
sealed interface Request {
    /** What is asked and of which jobs, for the log: paths and links may hold passwords. */
    default String brief() {
        String kind = getClass().getSimpleName();
        List<JobId> jobs =
                switch (this) {
                    case Control(Command _, List<JobId> many) -> many;
                    case Activate(List<JobId> many) -> many;
                    case Items(JobId job, ItemQuery _) -> List.of(job);
                    case Failures(JobId job, FailureQuery _) -> List.of(job);
                    case FailureClusters(JobId job, int _) -> List.of(job);
                    case Timeline(JobId job) -> List.of(job);
                    case Submit _, ActivateAll _, History _, SetPermits _, SetLimits _, Open _ ->
                            List.of();
                    case HasWindow _ -> List.of();
                };
        return jobs.isEmpty() ? kind : kind + " " + jobs;
    }

    record Submit(Submission submission) implements Request {}

    record Control(Command command, List<JobId> jobs) implements Request {}

    record Activate(List<JobId> jobs) implements Request {}

    record ActivateAll() implements Request {}

    record Items(JobId job, ItemQuery query) implements Request {}

    record Failures(JobId job, FailureQuery query) implements Request {}

    record FailureClusters(JobId job, int limit) implements Request {}

    record Timeline(JobId job) implements Request {}

    record History(HistoryQuery query) implements Request {}

    record SetPermits(LaneId lane, int permits) implements Request {}

    record SetLimits(Limits limits) implements Request {}

    /** Hands operands to the window, if the owner has one. */
    record Open(List<String> operands) implements Request {}

    /** Whether the owner has a window. */
    record HasWindow() implements Request {}

    /** A request with the number under which its answer comes. */
    record Numbered(long id, Request request) {
        public Numbered {
            // JSON can leave it out.
            Objects.requireNonNull(request, "no request");
        }
    }
}
