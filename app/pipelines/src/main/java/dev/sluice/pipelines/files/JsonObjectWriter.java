package dev.sluice.pipelines.files;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes one JSON object field by field, so that memory does not grow with what is in it. What the
 * disk says is told as it is: Jackson itself makes it an unchecked exception, which would pass for
 * a mistake of the program. One thread.
 */
public final class JsonObjectWriter {
    // A value goes to the disk with many others, not on its own.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

    private final JsonGenerator json;

    /**
     * @param out stays open; nothing is written before the first call
     */
    public JsonObjectWriter(OutputStream out) {
        json = JSON.createGenerator(out);
    }

    /** Begins the object. */
    public void begin() throws IOException {
        write(JsonGenerator::writeStartObject);
    }

    /** Writes all fields of {@code object}. */
    public void fields(ObjectNode object) throws IOException {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            field(field.getKey(), field.getValue());
        }
    }

    public void field(String name, JsonNode value) throws IOException {
        write(to -> to.writeName(name));
        write(to -> JSON.writeTree(to, value));
    }

    /** Begins a field that holds a list, whose elements follow until {@link #endList}. */
    public void beginList(String name) throws IOException {
        write(to -> to.writeName(name));
        write(JsonGenerator::writeStartArray);
    }

    public void element(JsonNode value) throws IOException {
        write(to -> JSON.writeTree(to, value));
    }

    public void endList() throws IOException {
        write(JsonGenerator::writeEndArray);
    }

    /** Ends the object and hands over what is still held back. */
    public void end() throws IOException {
        write(JsonGenerator::writeEndObject);
        write(JsonGenerator::flush);
    }

    private void write(Consumer<JsonGenerator> step) throws IOException {
        try {
            step.accept(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
