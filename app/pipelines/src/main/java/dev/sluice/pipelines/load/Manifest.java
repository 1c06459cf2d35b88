package dev.sluice.pipelines.load;

import dev.sluice.engine.job.JobItems;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.load.table.LedgerEntry;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what became of each file, as JSON and as CSV, while the files go by, so that memory does
 * not grow with them. Both appear whole with {@link #commit} or not at all. One thread.
 */
final class Manifest implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER =
            "path,state,size,sha256,rows_read,rows_loaded,rows_rejected,parts,reason\n";

    private final AtomicFile jsonFile;
    private final AtomicFile csvFile;
    private final JsonGenerator json;
    private long files;
    private long done;
    private long skipped;
    private long failed;
    private long bytes;
    private FileLine.Rows rows = FileLine.Rows.NONE;

    /**
     * @param head the job's own fields
     */
    Manifest(JobFolders folders, ObjectNode head) throws IOException {
        this.jsonFile = AtomicFile.create(folders.manifest());
        this.csvFile = AtomicFile.create(folders.manifestTable());
        csvFile.stream().write(HEADER.getBytes(StandardCharsets.UTF_8));
        this.json = JSON.createGenerator(jsonFile.stream());
        json.writeStartObject();
        for (Map.Entry<String, tools.jackson.databind.JsonNode> field : head.properties()) {
            json.writeName(field.getKey());
            JSON.writeTree(json, field.getValue());
        }
        json.writeName("files");
        json.writeStartArray();
    }

    /**
     * Adds a file.
     *
     * @param parts what the target's ledger has of it
     * @param extra further fields, such as the columns that a check has found
     */
    void add(JobItems.Entry entry, List<LedgerEntry> parts, ObjectNode extra) throws IOException {
        FileLine line = FileLine.of(entry, parts);
        files++;
        bytes += line.size();
        switch (entry.state()) {
            case DONE -> done++;
            case SKIPPED -> skipped++;
            case FAILED -> failed++;
            case WAITING -> {}
        }
        rows = rows.plus(line.rows().orElse(FileLine.Rows.NONE));
        ObjectNode node = line.json(JSON);
        for (Map.Entry<String, tools.jackson.databind.JsonNode> field : extra.properties()) {
            node.set(field.getKey(), field.getValue());
        }
        JSON.writeTree(json, node);
        csvFile.stream().write(line.csv().getBytes(StandardCharsets.UTF_8));
    }

    /** Ends both files and gives them their names. */
    void commit(ObjectNode tail) throws IOException {
        json.writeEndArray();
        ObjectNode totals = JSON.createObjectNode();
        totals.put("files", files).put("done", done).put("skipped", skipped).put("failed", failed);
        totals.put("bytes", bytes);
        totals.set("rows", rows.json(JSON));
        json.writeName("totals");
        JSON.writeTree(json, totals);
        for (Map.Entry<String, tools.jackson.databind.JsonNode> field : tail.properties()) {
            json.writeName(field.getKey());
            JSON.writeTree(json, field.getValue());
        }
        json.writeEndObject();
        json.flush();
        csvFile.commit();
        jsonFile.commit();
    }

    long bytes() {
        return bytes;
    }

    long rowsRead() {
        return rows.read();
    }

    @Override
    public void close() throws IOException {
        try (csvFile;
                jsonFile) {
            Optional.of(json).filter(open -> !open.isClosed()).ifPresent(JsonGenerator::close);
        }
    }
}
