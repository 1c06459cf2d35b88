package dev.sluice.pipelines.media.output;

import dev.sluice.pipelines.files.AtomicFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What has been archived into one folder, and which names are taken there: a small file each, so
 * that an entry is whole or not there, is made twice without harm, and memory stays small however
 * long the list is. Kept below the home, beside the folder's own name.
 */
final class ArchiveList {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHARD = 2;

    private final Path items;
    private final Path names;

    ArchiveList(Path folder) {
        this.items = folder.resolve("items");
        this.names = folder.resolve("names");
    }

    /** Where the list of a folder of results lies. */
    static Path folder(Path home, Path to) {
        String name = SafeName.of(String.valueOf(to.getFileName()), "");
        String hash = ShortId.hash(to.toString()).substring(0, 12);
        return home.resolve("archives").resolve(name.isEmpty() ? hash : name + "-" + hash);
    }

    /**
     * A result on the list.
     *
     * @param file relative to the folder of results
     * @param job which put it there
     * @param sha256 of its content; empty when nobody has read it
     */
    record Entry(
            String version,
            String file,
            String job,
            Instant at,
            long seconds,
            long size,
            String sha256) {}

    Optional<Entry> find(String key, Kind kind) throws IOException {
        JsonNode entry = read(items, key).path("results").path(kind.name());
        try {
            return entry.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(
                            new Entry(
                                    entry.path("version").asString(),
                                    entry.path("file").asString(),
                                    entry.path("job").asString(),
                                    Instant.parse(entry.path("at").asString()),
                                    entry.path("seconds").asLong(),
                                    entry.path("size").asLong(),
                                    entry.path("sha256").asString("")));
        } catch (DateTimeException e) {
            // Damaged by somebody: as if it were not there, the result is made again.
            return Optional.empty();
        }
    }

    void put(String key, Kind kind, Entry entry) throws IOException {
        ObjectNode node = read(items, key);
        node.put("key", key);
        node.withObjectProperty("results")
                .putObject(kind.name())
                .put("version", entry.version())
                .put("file", entry.file())
                .put("job", entry.job())
                .put("at", entry.at().toString())
                .put("seconds", entry.seconds())
                .put("size", entry.size())
                .put("sha256", entry.sha256());
        write(items, key, node);
    }

    /** Who has taken a name, if anybody has; an owner is an item and a kind. */
    Optional<String> owner(String relative) throws IOException {
        JsonNode owner = read(names, SafeName.folded(relative)).path("owner");
        return owner.isMissingNode() ? Optional.empty() : Optional.of(owner.asString());
    }

    void take(String relative, String owner) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", relative);
        node.put("owner", owner);
        write(names, SafeName.folded(relative), node);
    }

    private static Path file(Path folder, String key) {
        String hash = ShortId.hash(key);
        return folder.resolve(hash.substring(0, SHARD)).resolve(hash.substring(SHARD) + ".json");
    }

    private static ObjectNode read(Path folder, String key) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file(folder, key)));
            return node instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (JacksonException e) {
            // Damaged by somebody: as if it were not there.
            return JSON.createObjectNode();
        }
    }

    private static void write(Path folder, String key, ObjectNode node) throws IOException {
        Path file = file(folder, key);
        Files.createDirectories(file.resolveSibling("."));
        try (AtomicFile out = AtomicFile.create(file)) {
            out.stream().write(JSON.writeValueAsBytes(node));
            out.commit();
        }
    }
}
