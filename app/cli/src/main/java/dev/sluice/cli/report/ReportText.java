package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Amounts;
import dev.sluice.cli.words.Times;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A manifest as text: a line a file; where the job only looked, below it what its columns hold, and
 * at the end what loading would take.
 */
public final class ReportText {
    private ReportText() {}

    public static List<String> lines(JsonNode manifest) {
        List<String> lines = new ArrayList<>();
        boolean lookedOnly = manifest.path("estimates").isObject();
        for (JsonNode file : manifest.path("files")) {
            List<String> parts = new ArrayList<>();
            parts.add(file.path("path").asString(file.path("name").asString("?")));
            size(file, "size", parts);
            JsonNode rows = file.path("rows").isObject() ? file.path("rows") : file;
            for (String count : List.of("read", "loaded", "rejected")) {
                JsonNode n = number(rows, count);
                if (n.isNumber()) {
                    parts.add(Amounts.exactly(n.asLong()) + " " + count);
                }
            }
            became(file, parts);
            String hash = file.path("sha256").asString("");
            if (!hash.isEmpty()) {
                parts.add("sha256 " + hash);
            }
            lines.add(Columns.plain("  " + String.join("  ", parts)));
            if (lookedOnly) {
                file.path("columns").forEach(column -> lines.add(column(column)));
            }
        }
        if (lookedOnly) {
            lines.addAll(estimates(manifest.path("estimates")));
        }
        return lines;
    }

    private static String column(JsonNode column) {
        List<String> parts = new ArrayList<>();
        parts.add(column.path("name").asString("?"));
        parts.add(column.path("type").asString("?"));
        JsonNode nulls = column.path("nulls");
        if (nulls.isNumber() && nulls.asLong() > 0) {
            parts.add(Amounts.exactly(nulls.asLong()) + " empty");
        }
        if (column.path("min").isString() && column.path("max").isString()) {
            parts.add(column.path("min").asString() + " to " + column.path("max").asString());
        }
        return Columns.plain("    " + String.join("  ", parts));
    }

    /** What each phase would take. */
    private static List<String> estimates(JsonNode estimates) {
        List<String> lines = new ArrayList<>();
        lines.add("Loading   " + estimates.path("kind").asString("estimated"));
        for (Map.Entry<String, JsonNode> phase : estimates.properties()) {
            if (phase.getValue().isObject()) {
                List<String> parts = new ArrayList<>();
                parts.add(phase.getKey());
                parts.add(took(phase.getValue().path("seconds").asDouble(0)));
                size(phase.getValue(), "bytes", parts);
                lines.add(Columns.plain("    " + String.join("  ", parts)));
            }
        }
        return lines;
    }

    private static String took(double seconds) {
        return Times.took(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** What a file was skipped for, or why it failed. */
    private static void became(JsonNode file, List<String> parts) {
        String state = file.path("state").asString("");
        if (state.equals("skipped")) {
            parts.add("skipped, " + file.path("reason").asString("not needed"));
        } else if (state.equals("failed")) {
            parts.add(
                    "failed, " + file.path("failure").path("message").asString("no reason given"));
        }
    }

    /** {@code read} of an object of rows, or {@code rowsRead} of the file itself. */
    private static JsonNode number(JsonNode rows, String count) {
        JsonNode plain = rows.path(count);
        String capital = Character.toUpperCase(count.charAt(0)) + count.substring(1);
        return plain.isNumber() ? plain : rows.path("rows" + capital);
    }

    private static void size(JsonNode file, String name, List<String> parts) {
        if (file.path(name).isNumber()) {
            parts.add(Amounts.bytes((double) file.path(name).asLong()));
        }
    }
}
