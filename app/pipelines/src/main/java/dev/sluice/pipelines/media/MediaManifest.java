package dev.sluice.pipelines.media;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.JsonObjectWriter;
import dev.sluice.pipelines.media.output.Archived;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What became of each item, as JSON; written while the items go by, so that memory does not grow
 * with them. It appears whole with {@link #commit} or not at all.
 */
final class MediaManifest implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicFile file;
    private final JsonObjectWriter json;
    private long items;
    private long done;
    private long skipped;
    private long failed;
    private long bytes;

    private MediaManifest(AtomicFile file) {
        this.file = file;
        this.json = new JsonObjectWriter(file.stream());
    }

    static Path file(RunContext context) {
        return context.jobFolder().resolve("manifest.json");
    }

    /** One in which nothing is yet. */
    static MediaManifest create(RunContext context) throws IOException {
        return new MediaManifest(AtomicFile.create(file(context)));
    }

    /** Begins it with the job's own fields. */
    void begin(RunContext context, MediaSettings settings) throws IOException {
        json.begin();
        json.fields(
                JSON.createObjectNode()
                        .put("job", context.job().id().value())
                        .put("pipeline", MediaPipeline.ID.value())
                        .put("name", context.job().request().name())
                        .put("to", settings.to().toString())
                        .put("mode", settings.mode().name().toLowerCase(Locale.ROOT))
                        .put("audio", settings.audio().name()));
        json.beginList("files");
    }

    /** Adds an item with the results of it that lie in the folder. */
    void add(JobItems.Entry entry, List<Archived> results) throws IOException {
        items++;
        switch (entry.state()) {
            case DONE -> done++;
            case SKIPPED -> skipped++;
            case FAILED -> failed++;
            case WAITING -> {}
        }
        ObjectNode node = JSON.createObjectNode();
        node.put("path", results.isEmpty() ? entry.item().key() : name(results.getLast()));
        node.put("name", entry.item().name());
        node.put("source", entry.item().key());
        node.put("state", entry.state().name().toLowerCase(Locale.ROOT));
        results.stream().reduce((first, last) -> last).ifPresent(last -> describe(node, last));
        ArrayNode list = node.putArray("results");
        for (Archived result : results) {
            bytes += result.size();
            describe(list.addObject().put("path", name(result)), result);
        }
        entry.reason().ifPresent(why -> node.put("reason", why));
        entry.failure().ifPresent(failure -> failed(node, entry, failure));
        json.element(node);
    }

    private static String name(Archived result) {
        return result.file().toString();
    }

    private static void describe(ObjectNode node, Archived result) {
        node.put("size", result.size());
        if (result.sha256().isEmpty()) {
            node.putNull("sha256");
        } else {
            node.put("sha256", result.sha256());
        }
        if (result.seconds() > 0) {
            node.put("seconds", result.seconds());
        }
        node.put("at", result.at().toString());
    }

    private static void failed(ObjectNode node, JobItems.Entry entry, Failure failure) {
        node.putObject("failure")
                .put("message", failure.message())
                .put("phase", entry.phase().value());
    }

    void commit() throws IOException {
        json.endList();
        json.field(
                "totals",
                JSON.createObjectNode()
                        .put("items", items)
                        .put("done", done)
                        .put("skipped", skipped)
                        .put("failed", failed)
                        .put("bytes", bytes));
        json.end();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
