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
