package dev.sluice.engine.link;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Waits;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The engine's types as JSON; of a closed interface, {@code is} names the case. */
final class LinkJson {
    private static final List<Class<?>> CLOSED =
            List.of(
                    Request.class,
                    Command.class,
                    CommandResult.class,
                    EngineEvent.class,
                    Failure.class,
                    Total.class,
                    Eta.class,
                    Waits.class);

    private static final JsonMapper MAPPER = mapper();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface NamedByCase {}

    private LinkJson() {}

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        for (Class<?> closed : CLOSED) {
            builder.addMixIn(closed, NamedByCase.class);
            builder.registerSubtypes(closed.getPermittedSubclasses());
        }
        return builder.build();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A list whose elements may be of a closed interface. */
    static JsonNode list(List<?> values, Class<?> type) {
        return MAPPER.readTree(MAPPER.writerFor(listOf(type)).writeValueAsString(values));
    }

    static JsonNode event(EngineEvent event) {
        return MAPPER.readTree(MAPPER.writerFor(EngineEvent.class).writeValueAsString(event));
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode parse(String line) {
        return MAPPER.readTree(line);
    }

    static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    static <T> T value(JsonNode node, Class<T> type) {
        return MAPPER.treeToValue(node, type);
    }

    static <T> List<T> values(JsonNode node, Class<T> type) {
        return MAPPER.treeToValue(node, listOf(type));
    }

    private static JavaType listOf(Class<?> type) {
        return MAPPER.getTypeFactory().constructCollectionType(List.class, type);
    }
}
