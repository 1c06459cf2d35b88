package dev.sluice.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

final class JsonObjectWriterTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatIsWrittenPieceByPieceIsOneObject() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonObjectWriter writer = new JsonObjectWriter(out);

        writer.begin();
        writer.fields(JSON.createObjectNode().put("job", "j-1").put("name", "\u00e4 \"b\""));
        writer.beginList("files");
        writer.element(JSON.createObjectNode().put("path", "a.tsv"));
        writer.element(JSON.createObjectNode().put("path", "b.tsv"));
        writer.endList();
        writer.field("totals", JSON.createObjectNode().put("files", 2));
        writer.end();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"job\":\"j-1\",\"name\":\"\u00e4 \\\"b\\\"\",\"files\":["
                            + "{\"path\":\"a.tsv\"},{\"path\":\"b.tsv\"}],\"totals\":{\"files\":2}}");
    }

    @Test
    void aFullDiskIsToldAsWhatItIs() throws IOException {
        IOException full = new IOException("No space left on device");
        JsonObjectWriter writer = new JsonObjectWriter(refusing(full));
        writer.begin();
        ObjectNode large = JSON.createObjectNode().put("text", "x".repeat(1 << 16));

        assertThatThrownBy(() -> writer.field("large", large)).isSameAs(full);
    }

    @Test
    void aDiskThatIsFullAtTheLastPieceIsToldAsWell() throws IOException {
        IOException full = new IOException("No space left on device");
        JsonObjectWriter writer = new JsonObjectWriter(refusing(full));
        writer.begin();

        assertThatThrownBy(writer::end).isSameAs(full);
    }

    private static OutputStream refusing(IOException why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw why;
            }
        };
    }
}
