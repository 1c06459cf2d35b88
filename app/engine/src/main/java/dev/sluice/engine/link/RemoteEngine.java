package dev.sluice.engine.link;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.Submitted;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.StoreFailure;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The engine that runs in another process, used over its link. Closing it leaves that engine alone.
 * Every method throws {@link EngineGone} once that process has ended.
 */
final class RemoteEngine implements Engine {
    private final LinkClient client;

    RemoteEngine(LinkClient client) {
        this.client = client;
    }

    @Override
    public Submitted submit(Submission submission) throws InvalidOption {
        JsonNode answer = client.ask(new Request.Submit(submission));
        JsonNode error = answer.path("error");
        if (error.path("kind").asString("").equals("invalid-option")) {
            throw new InvalidOption(
                    error.path("option").asString(""),
                    error.path("message").asString(""),
                    Optional.ofNullable(error.path("suggestion").asString(null)));
        }
        return LinkJson.value(result(answer), Submitted.class);
    }

    @Override
    public List<CommandResult> control(Command command, List<JobId> jobs) {
        return LinkJson.values(call(new Request.Control(command, jobs)), CommandResult.class);
    }

    @Override
    public void activate(List<JobId> jobs) {
        call(new Request.Activate(jobs));
    }

    @Override
    public void activateAll() {
        call(new Request.ActivateAll());
    }

    @Override
    public EngineSnapshot snapshot() {
        return client.newest();
    }

    @Override
    public Subscription subscribe(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {
        return client.listeners().add(samples, events);
    }

    @Override
    public List<JobItems.Entry> items(JobId job, ItemQuery query) {
        return LinkJson.values(call(new Request.Items(job, query)), JobItems.Entry.class);
    }

    @Override
    public List<FailureRecord> failures(JobId job, FailureQuery query) {
        return LinkJson.values(call(new Request.Failures(job, query)), FailureRecord.class);
    }

    @Override
    public List<FailureCluster> failureClusters(JobId job, int limit) {
        return LinkJson.values(call(new Request.FailureClusters(job, limit)), FailureCluster.class);
    }

    @Override
    public Optional<JobTimeline> timeline(JobId job) {
        return LinkJson.values(call(new Request.Timeline(job)), JobTimeline.class).stream()
                .findFirst();
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return LinkJson.value(call(new Request.History(query)), HistoryPage.class);
    }

    @Override
    public void setPermits(LaneId lane, int permits) {
        call(new Request.SetPermits(lane, permits));
    }

    @Override
    public void setLimits(Limits limits) {
        call(new Request.SetLimits(limits));
    }

    /** Hands operands to the owner's window. @return whether it has one */
    boolean open(List<String> operands) {
        return call(new Request.Open(operands)).asBoolean(false);
    }

    boolean hasWindow() {
        return call(new Request.HasWindow()).asBoolean(false);
    }

    private JsonNode call(Request request) {
        return result(client.ask(request));
    }

    private static JsonNode result(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isMissingNode()) {
            return answer.path("ok");
        }
        String kind = error.path("kind").asString("");
        String message = error.path("message").asString("");
        ExecutionException there = new ExecutionException("in the engine's process", null);
        if (kind.equals("store") || kind.equals("store-full")) {
            throw new StoreFailure(message, kind.equals("store-full"), there);
        }
        throw new IllegalStateException(message, there);
    }

    @Override
    public void close() {
        client.close();
    }
}
