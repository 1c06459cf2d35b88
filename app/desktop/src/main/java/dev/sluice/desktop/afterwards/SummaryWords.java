package dev.sluice.desktop.afterwards;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.util.ArrayList;
import java.util.List;

/** Puts a tally into words. */
final class SummaryWords {
    private final Messages messages;

    SummaryWords(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param queue whether nothing is left that can go on
     */
    Summary of(Tally tally, boolean queue) {
        String title = queue ? messages.get("told.queue") : messages.get("told.jobs", tally.all());
        String text =
                tally.all() == 1 && tally.last().isPresent()
                        ? one(tally.last().get())
                        : many(tally);
        return new Summary(title, text, tally.troubled());
    }

    private String one(Job job) {
        String name = Foreign.briefName(job.request().name());
        return switch (job.state()) {
            case SUCCEEDED -> messages.get("told.one.done", name);
            case COMPLETED_WITH_FAILURES -> messages.get("told.one.with-failures", name);
            case FAILED ->
                    messages.get(
                            "told.one.failed",
                            name,
                            job.failure().map(Failure::message).map(messages::told).orElse(""));
            case CANCELLED -> messages.get("told.one.cancelled", name);
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING -> name;
        };
    }

    private String many(Tally tally) {
        List<String> parts = new ArrayList<>();
        add(parts, "told.many.done", tally.succeeded());
        add(parts, "told.many.with-failures", tally.withFailures());
        add(parts, "told.many.failed", tally.failed());
        add(parts, "told.many.cancelled", tally.cancelled());
        return messages.get("told.many", tally.all(), String.join(", ", parts));
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(messages.get(key, count));
        }
    }
}
