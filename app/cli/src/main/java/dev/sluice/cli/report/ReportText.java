package dev.sluice.cli.report;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Amounts;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A manifest as text: a line a file. */
public final class ReportText {
    private ReportText() {}

    public static List<String> lines(JsonNode manifest) {
        List<String> lines = new ArrayList<>();
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
        }
        return lines;
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
