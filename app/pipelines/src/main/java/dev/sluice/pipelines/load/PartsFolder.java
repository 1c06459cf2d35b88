package dev.sluice.pipelines.load;

import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.Quote;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of parts of one file with a list of those that are finished, kept beside them so that a
 * killed phase goes on behind the last one.
 */
record PartsFolder(Path folder) {
    private static final String LIST = "parts.json";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The parts of a file.
     *
     * @param sha256 of the file that they were made of
     * @param basis what its rows were held against
     * @param complete whether these are all
     */
    record Listing(String sha256, String basis, boolean complete, List<PartInfo> parts) {
        Listing {
            parts = List.copyOf(parts);
        }

        long bytes() {
            return parts.stream().mapToLong(PartInfo::packedBytes).sum();
        }

        long rows() {
            return parts.stream().mapToLong(PartInfo::rows).sum();
        }

        boolean isOf(Checked checked) {
            return sha256.equals(checked.sha256()) && basis.equals(checked.basis());
        }
    }

    Path file(PartInfo part) {
        return folder.resolve(part.name());
    }

    void write(Listing listing) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("sha256", listing.sha256());
        node.put("basis", listing.basis());
        node.put("complete", listing.complete());
        ArrayNode parts = node.putArray("parts");
        for (PartInfo part : listing.parts()) {
            ObjectNode entry = parts.addObject();
            entry.put("index", part.index());
            entry.put("name", part.name());
            entry.put("rows", part.rows());
            entry.put("unpackedBytes", part.unpackedBytes());
            entry.put("packedBytes", part.packedBytes());
            entry.put("sha256", part.sha256());
            if (part.format() instanceof PartFormat.Raw(Dialect dialect)) {
                entry.put("delimiter", String.valueOf(dialect.delimiter()));
                if (dialect.quote() instanceof Quote.Of of) {
                    entry.put("quote", String.valueOf(of.character()));
                }
            }
        }
        try (AtomicFile out = AtomicFile.create(folder.resolve(LIST))) {
            out.stream().write(JSON.writeValueAsBytes(node));
            out.commit();
        }
    }

    /** What was listed; empty when there is nothing that can be used. */
    Optional<Listing> read() throws IOException {
        try {
            return Optional.of(listing(JSON.readTree(Files.readAllBytes(folder.resolve(LIST)))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Not ours or damaged: the parts are made again.
            return Optional.empty();
        }
    }

    private static Listing listing(JsonNode node) {
        List<PartInfo> parts = new ArrayList<>();
        for (JsonNode entry : node.path("parts")) {
            parts.add(
                    new PartInfo(
                            entry.path("index").asInt(),
                            entry.path("name").asString(),
                            entry.path("rows").asLong(),
                            entry.path("unpackedBytes").asLong(),
                            entry.path("packedBytes").asLong(),
                            entry.path("sha256").asString(),
                            format(entry)));
        }
        return new Listing(
                node.path("sha256").asString(),
                node.path("basis").asString(),
                node.path("complete").asBoolean(),
                parts);
    }

    private static PartFormat format(JsonNode entry) {
        if (!entry.has("delimiter")) {
            return PartFormat.NORMALISED;
        }
        Quote quote =
                entry.has("quote")
                        ? new Quote.Of(entry.get("quote").asString().charAt(0))
                        : Quote.NONE;
        return new PartFormat.Raw(
                new Dialect(entry.get("delimiter").asString().charAt(0), quote, false));
    }
}
