package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.progress.Total;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values that are no plain columns are written into columns, and read back. */
final class Texts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXT_MAP = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> NUMBER_MAP = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXT_LIST = new TypeReference<>() {};
    private static final long NANOS = 1_000_000_000L;

    private Texts() {}

    /** A map or list of plain values as JSON. */
    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static String facts(Map<String, String> facts) {
        return facts.isEmpty() ? "{}" : JSON.writeValueAsString(facts);
    }

    static Map<String, String> facts(String json) {
        return json.equals("{}") ? Map.of() : JSON.readValue(json, TEXT_MAP);
    }

    static Map<String, Long> numbers(String json) {
        return json.equals("{}") ? Map.of() : JSON.readValue(json, NUMBER_MAP);
    }

    static List<String> list(String json) {
        return JSON.readValue(json, TEXT_LIST);
    }

    static String failure(Failure failure) {
        ObjectNode node = JSON.createObjectNode();
        node.put(
                "kind",
                switch (failure) {
                    case Failure.Transient again -> "transient";
                    case Failure.Permanent permanent -> "permanent";
                    case Failure.Defect defect -> "defect";
                });
        node.put("message", failure.message());
        node.put("detail", failure.detail());
        failure.place()
                .ifPresent(place -> node.put("line", place.line()).put("byte", place.byteOffset()));
        return JSON.writeValueAsString(node);
    }

    static Failure failure(String json) {
        JsonNode node = JSON.readTree(json);
        String message = node.path("message").asString("");
        String detail = node.path("detail").asString("");
        Optional<Failure.Place> place =
                node.has("line")
                        ? Optional.of(
                                new Failure.Place(
                                        node.path("line").asLong(0), node.path("byte").asLong(0)))
                        : Optional.empty();
        String kind = node.path("kind").asString("");
        return switch (kind) {
            case "transient" -> new Failure.Transient(message, detail, place);
            case "permanent" -> new Failure.Permanent(message, detail, place);
            case "defect" -> new Failure.Defect(message, detail, place);
            default -> throw new IllegalStateException("Not a kind of failure: '" + kind + "'.");
        };
    }

    static String total(Total total) {
        return switch (total) {
            case Total.Known(long n) -> "known " + n;
            case Total.Estimated(long n) -> "estimated " + n;
            case Total.AtLeast(long n) -> "at-least " + n;
            case Total.Unknown() -> "unknown";
        };
    }

    static Total total(String text) {
        if (text.equals("unknown")) {
            return new Total.Unknown();
        }
        int space = text.indexOf(' ');
        long n = Long.parseLong(text.substring(space + 1));
        return switch (text.substring(0, Math.max(space, 0))) {
            case "known" -> new Total.Known(n);
            case "estimated" -> new Total.Estimated(n);
            case "at-least" -> new Total.AtLeast(n);
            default -> throw new IllegalStateException("Not a total: '" + text + "'.");
        };
    }

    static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static long nanos(Duration duration) {
        return duration.toNanos();
    }
}
