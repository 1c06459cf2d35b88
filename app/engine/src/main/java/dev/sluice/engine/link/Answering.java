package dev.sluice.engine.link;

import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries requests of clients out on the owner's engine. Any thread may use it. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Engine engine;
    private final Window window;

    Answering(Engine engine, Window window) {
        this.engine = engine;
        this.window = window;
    }

    Engine engine() {
        return engine;
    }

    /** The line that answers a request; a request that fails is answered too. */
    String answer(Request.Numbered asked) {
        ObjectNode answer = LinkJson.object();
        answer.put("id", asked.id());
        try {
            answer.set("ok", carryOut(asked.request()));
        } catch (InvalidOption e) {
            ObjectNode error = answer.putObject("error");
            error.put("kind", "invalid-option");
            error.put("message", e.sentence());
            error.put("option", e.option());
            e.suggestion().ifPresent(text -> error.put("suggestion", text));
        } catch (StoreFailure e) {
            ObjectNode error = answer.putObject("error");
            error.put("kind", e.full() ? "store-full" : "store");
            error.put("message", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A request of another process failed: {}", asked.request().brief(), e);
            ObjectNode error = answer.putObject("error");
            error.put("kind", "defect");
            error.put("message", String.valueOf(e.getMessage()));
        }
        return LinkJson.write(answer);
    }

    private JsonNode carryOut(Request request) throws InvalidOption {
        return switch (request) {
            case Request.Submit(var submission) -> LinkJson.tree(engine.submit(submission));
            case Request.Control(var command, var jobs) ->
                    LinkJson.list(engine.control(command, jobs), CommandResult.class);
            case Request.Activate(var jobs) -> {
                engine.activate(jobs);
                yield LinkJson.tree(true);
            }
            case Request.ActivateAll() -> {
                engine.activateAll();
                yield LinkJson.tree(true);
            }
            case Request.Items(var job, var query) ->
                    LinkJson.list(engine.items(job, query), JobItems.Entry.class);
            case Request.Failures(var job, var query) ->
                    LinkJson.list(engine.failures(job, query), FailureRecord.class);
            case Request.FailureClusters(var job, var limit) ->
                    LinkJson.list(engine.failureClusters(job, limit), FailureCluster.class);
            case Request.Timeline(var job) ->
                    LinkJson.list(engine.timeline(job).stream().toList(), JobTimeline.class);
            case Request.History(var query) -> LinkJson.tree(engine.history(query));
            case Request.SetPermits(var lane, var permits) -> {
                engine.setPermits(lane, permits);
                yield LinkJson.tree(true);
            }
            case Request.SetLimits(var limits) -> {
                engine.setLimits(limits);
                yield LinkJson.tree(true);
            }
            case Request.Open(var operands) -> LinkJson.tree(window.open(operands));
            case Request.HasWindow() -> LinkJson.tree(window.isThere());
        };
    }
}
