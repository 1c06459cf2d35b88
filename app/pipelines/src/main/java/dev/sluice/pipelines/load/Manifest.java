package dev.sluice.pipelines.load;

import dev.sluice.engine.job.JobItems;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.JsonObjectWriter;
import dev.sluice.pipelines.load.table.LedgerEntry;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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
    private final JsonObjectWriter json;
    private long files;
    private long done;
    private long skipped;
    private long failed;
    private long bytes;
    private FileLine.Rows rows = FileLine.Rows.NONE;

    private Manifest(AtomicFile jsonFile, AtomicFile csvFile) {
        this.jsonFile = jsonFile;
        this.csvFile = csvFile;
        this.json = new JsonObjectWriter(jsonFile.stream());
    }

    /** One in which nothing is yet. */
    static Manifest create(JobFolders folders) throws IOException {
        AtomicFile jsonFile = AtomicFile.create(folders.manifest());
        try {
            return new Manifest(jsonFile, AtomicFile.create(folders.manifestTable()));
        } catch (IOException e) {
            jsonFile.close();
            throw e;
        }
    }

    /**
     * Begins both files.
     *
     * @param head the job's own fields
     */
    void begin(ObjectNode head) throws IOException {
        csvFile.stream().write(HEADER.getBytes(StandardCharsets.UTF_8));
        json.begin();
        json.fields(head);
        json.beginList("files");
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
        json.element(node);
        csvFile.stream().write(line.csv().getBytes(StandardCharsets.UTF_8));
    }

    /** Ends both files and gives them their names. */
    void commit(ObjectNode tail) throws IOException {
        json.endList();
        ObjectNode totals = JSON.createObjectNode();
        totals.put("files", files).put("done", done).put("skipped", skipped).put("failed", failed);
        totals.put("bytes", bytes);
        totals.set("rows", rows.json(JSON));
        json.field("totals", totals);
        json.fields(tail);
        json.end();
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
        try (csvFile) {
            jsonFile.close();
        }
    }
}
