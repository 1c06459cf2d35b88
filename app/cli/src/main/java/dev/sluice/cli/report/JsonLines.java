package dev.sluice.cli.report;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes one JSON object a line, in UTF-8 whatever the locale is, each line at once. */
public final class JsonLines {
    private final JsonFactory factory = new JsonFactory();
    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /**
     * Writes one object.
     *
     * @param type value of its first field
     * @param fields writes the other fields
     */
    public void line(String type, Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            fields.accept(json);
            json.writeEndObject();
        }
        byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
