package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.pipelines.load.table.LedgerEntry;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file in the manifest.
 *
 * @param rows present when the file is done
 * @param reason why it was skipped or failed
 */
record FileLine(
        JobItems.Entry entry,
        long size,
        String sha256,
        Optional<Rows> rows,
        List<LedgerEntry> parts,
        Optional<String> reason) {

    /** Those read are loaded or rejected, unless the job only looks at files. */
    record Rows(long read, long loaded, long rejected) {
        static final Rows NONE = new Rows(0, 0, 0);

        Rows plus(Rows more) {
            return new Rows(read + more.read, loaded + more.loaded, rejected + more.rejected);
        }

        ObjectNode json(JsonMapper json) {
            return json.createObjectNode()
                    .put("read", read)
                    .put("loaded", loaded)
                    .put("rejected", rejected);
        }
    }

    static FileLine of(JobItems.Entry entry, List<LedgerEntry> parts) {
        Item item = entry.item();
        Optional<Rows> rows = Optional.empty();
        if (entry.state() == ItemState.DONE) {
            long rejected = Facts.number(item, Facts.ROWS_REJECTED).orElse(0);
            long read = Facts.number(item, Facts.ROWS_READ).orElse(rejected);
            long loaded = Facts.number(item, Facts.ROWS_LOADED).orElse(0);
            rows = Optional.of(new Rows(read, loaded, rejected));
        }
        return new FileLine(
                entry,
                Facts.number(item, Facts.BYTES).orElse(item.weight()),
                item.facts().getOrDefault(Facts.SHA256, ""),
                rows,
                List.copyOf(parts),
                entry.reason().or(() -> entry.failure().map(Failure::message)));
    }

    private String state() {
        return entry.state().name().toLowerCase(Locale.ROOT);
    }

    ObjectNode json(JsonMapper json) {
        ObjectNode node = json.createObjectNode();
        node.put("path", entry.item().key());
        node.put("name", entry.item().name());
        node.put("state", state());
        node.put("size", size);
        if (sha256.isEmpty()) {
            node.putNull("sha256");
        } else {
            node.put("sha256", sha256);
        }
        rows.ifPresentOrElse(r -> node.set("rows", r.json(json)), () -> node.putNull("rows"));
        ArrayNode list = node.putArray("parts");
        for (LedgerEntry part : parts) {
            list.addObject().put("part", part.part()).put("rows", part.rows());
        }
        ObjectNode times = node.putObject("times");
        String checked = entry.item().facts().get(Facts.CHECKED_AT);
        if (checked != null) {
            times.put("checked", checked);
        }
        if (!parts.isEmpty()) {
            times.put("loaded", parts.getFirst().loadedAt().toString());
        }
        entry.reason().ifPresent(why -> node.put("reason", why));
        entry.failure()
                .ifPresent(failure -> {
                    ObjectNode what = node.putObject("failure");
                    what.put("message", failure.message());
                    what.put("phase", entry.phase().value());
                    failure.place()
                            .ifPresent(place ->
                                    what.put("line", place.line()).put("byte", place.byteOffset()));
                });
        return node;
    }

    String csv() {
        String read = rows.map(r -> Long.toString(r.read())).orElse("");
        return Stream.of(
                                field(entry.item().key()),
                                state(),
                                Long.toString(size),
                                sha256,
                                read,
                                rows.map(r -> Long.toString(r.loaded())).orElse(""),
                                rows.map(r -> Long.toString(r.rejected())).orElse(""),
                                Integer.toString(parts.size()),
                                field(reason.orElse("")))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /** Quoted; what a spreadsheet would take for a formula is made text. */
    private static String field(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
