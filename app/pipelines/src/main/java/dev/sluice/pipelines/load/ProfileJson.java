package dev.sluice.pipelines.load;

import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.scan.BadRow;
import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.KeyCheck;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.Quote;
import dev.sluice.pipelines.load.scan.RowMark;
import dev.sluice.pipelines.load.scan.ScanOptions;
import dev.sluice.pipelines.load.scan.Traits;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the finding of a pass in {@code HOME/jobs/JOB/profiles}, so that no pass is done twice. */
final class ProfileJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ProfileJson() {}

    static void write(Path file, Checked checked) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Profile profile = checked.profile();
        ObjectNode node = JSON.createObjectNode();
        node.put("basis", checked.basis());
        node.put("packing", checked.packing().name());
        node.put("modified", checked.modifiedMillis());
        node.put("identity", checked.identity());
        node.put("delimiter", String.valueOf(profile.dialect().delimiter()));
        if (profile.dialect().quote() instanceof Quote.Of of) {
            node.put("quote", String.valueOf(of.character()));
        }
        node.put("header", profile.dialect().header());
        node.put("encoding", profile.encoding().name());
        columns(node.putArray("columns"), profile.columns());
        node.put("rowsGood", profile.rowsGood());
        node.put("rowsBad", profile.rowsBad());
        node.put("bytes", profile.bytes());
        node.put("packedBytes", profile.packedBytes());
        profile.sha256().ifPresent(hash -> node.put("sha256", hash));
        node.put("complete", profile.complete());
        node.put("longestRow", profile.longestRow());
        node.set("firstRow", mark(profile.firstRow()));
        ArrayNode borders = node.putArray("borders");
        profile.borders().forEach(border -> borders.add(mark(border)));
        ArrayNode bad = node.putArray("firstBad");
        profile.firstBad().forEach(row -> bad.add(bad(row)));
        switch (profile.key()) {
            case KeyCheck.NotAsked n -> node.put("key", "not asked");
            case KeyCheck.NotChecked(String why) -> node.put("key", "not checked: " + why);
            case KeyCheck.Counted(long duplicates, long line) ->
                    node.put("duplicates", duplicates).put("firstDuplicateLine", line);
        }
        traits(node.putObject("traits"), profile.traits());
        // Forced to disk: for a check that loads nothing this is the result.
        try (AtomicFile out = AtomicFile.create(file)) {
            out.stream().write(JSON.writeValueAsBytes(node));
            out.commit();
        }
    }

    /** Columns as profiles and manifests show them. */
    static void columns(ArrayNode into, List<ColumnProfile> columns) {
        for (ColumnProfile column : columns) {
            ObjectNode node = into.addObject();
            node.put("name", column.name());
            node.put("type", TypeText.write(column.type()));
            node.put("nulls", column.nulls());
            column.min().ifPresent(min -> node.put("min", min));
            column.max().ifPresent(max -> node.put("max", max));
            node.put("maxBytes", column.maxBytes());
        }
    }

    private static ArrayNode mark(RowMark mark) {
        return JSON.createArrayNode().add(mark.byteOffset()).add(mark.rows()).add(mark.line());
    }

    private static ObjectNode bad(BadRow row) {
        ObjectNode node = JSON.createObjectNode();
        node.put("line", row.line());
        node.put("byte", row.byteOffset());
        node.put("reason", row.reason().name());
        node.put("sentence", row.sentence());
        return node;
    }

    private static void traits(ObjectNode node, Traits traits) {
        node.put("bom", traits.bom());
        node.put("mixedLineEnds", traits.mixedLineEnds());
        node.put("crlf", traits.crlf());
        node.put("loneCr", traits.loneCr());
        node.put("quotes", traits.quotes());
        node.put("quoteInsideUnquoted", traits.quoteInsideUnquoted());
        node.put("newLineInQuotes", traits.newLineInQuotes());
        node.put("quotedEmpty", traits.quotedEmpty());
        node.put("lastRowWithoutEnd", traits.lastRowWithoutEnd());
        node.put("emptyLines", traits.emptyLines());
        node.put("backslashDot", traits.backslashDot());
        node.put("markAtRowStart", traits.markAtRowStart());
    }

    /**
     * What was kept; empty when nothing was, or when it cannot be used.
     *
     * @param options with which the file is to be read
     */
    static Optional<Checked> read(Path file, ScanOptions options) throws IOException {
        try {
            return Optional.of(checked(JSON.readTree(Files.readAllBytes(file)), options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Damaged or of another version: the file is simply read again.
            return Optional.empty();
        }
    }

    private static Checked checked(JsonNode node, ScanOptions options) {
        Quote quote =
                node.has("quote")
                        ? new Quote.Of(node.get("quote").asString().charAt(0))
                        : Quote.NONE;
        Dialect dialect =
                new Dialect(
                        text(node, "delimiter").charAt(0), quote, node.path("header").asBoolean());
        List<ColumnProfile> columns = new ArrayList<>();
        for (JsonNode column : node.path("columns")) {
            columns.add(
                    new ColumnProfile(
                            text(column, "name"),
                            TypeText.read(text(column, "type")),
                            column.path("nulls").asLong(),
                            optional(column, "min"),
                            optional(column, "max"),
                            column.path("maxBytes").asInt()));
        }
        List<RowMark> borders = new ArrayList<>();
        node.path("borders").forEach(border -> borders.add(rowMark(border)));
        List<BadRow> bad = new ArrayList<>();
        for (JsonNode row : node.path("firstBad")) {
            bad.add(
                    new BadRow(
                            row.path("line").asLong(),
                            row.path("byte").asLong(),
                            BadRow.Reason.valueOf(text(row, "reason")),
                            text(row, "sentence"),
                            ""));
        }
        Profile profile =
                new Profile(
                        dialect,
                        Charset.forName(text(node, "encoding")),
                        columns,
                        node.path("rowsGood").asLong(),
                        node.path("rowsBad").asLong(),
                        node.path("bytes").asLong(),
                        node.path("packedBytes").asLong(),
                        optional(node, "sha256"),
                        node.path("complete").asBoolean(),
                        node.path("longestRow").asInt(),
                        rowMark(node.path("firstRow")),
                        borders,
                        bad,
                        key(node),
                        traits(node.path("traits")));
        return new Checked(
                profile,
                text(node, "basis"),
                Packing.valueOf(text(node, "packing")),
                node.path("modified").asLong(),
                node.path("identity").asString(""),
                options);
    }

    private static KeyCheck key(JsonNode node) {
        if (node.has("duplicates")) {
            return new KeyCheck.Counted(
                    node.path("duplicates").asLong(), node.path("firstDuplicateLine").asLong());
        }
        String text = text(node, "key");
        return text.startsWith("not checked: ")
                ? new KeyCheck.NotChecked(text.substring("not checked: ".length()))
                : KeyCheck.NOT_ASKED;
    }

    private static Traits traits(JsonNode node) {
        return new Traits(
                node.path("bom").asBoolean(),
                node.path("mixedLineEnds").asBoolean(),
                node.path("crlf").asBoolean(),
                node.path("loneCr").asBoolean(),
                node.path("quotes").asBoolean(),
                node.path("quoteInsideUnquoted").asBoolean(),
                node.path("newLineInQuotes").asBoolean(),
                node.path("quotedEmpty").asBoolean(),
                node.path("lastRowWithoutEnd").asBoolean(),
                node.path("emptyLines").asBoolean(),
                node.path("backslashDot").asBoolean(),
                // Profiles that an earlier version kept do not say; to rewrite loses nothing.
                node.path("markAtRowStart").asBoolean(true));
    }

    private static RowMark rowMark(JsonNode node) {
        return new RowMark(node.path(0).asLong(), node.path(1).asLong(), node.path(2).asLong());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("The profile lacks " + field + ".");
        }
        return value.asString();
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.path(field).isString()
                ? Optional.of(node.path(field).asString())
                : Optional.empty();
    }
}
