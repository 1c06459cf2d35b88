package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.pipelines.media.output.Digest;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the results of a job back and compares them with its manifest, one item at a time. */
final class MediaVerification {
    // One item of the manifest is read at a time, with more behind it.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final RunContext context;
    private final List<String> findings = new ArrayList<>();
    private long checked;

    private MediaVerification(RunContext context) {
        this.context = context;
    }

    static Verification of(RunContext context) throws IOException {
        MediaVerification verification = new MediaVerification(context);
        verification.run();
        return new Verification(verification.checked, verification.findings);
    }

    private void run() throws IOException {
        Path manifest = MediaManifest.file(context);
        if (!Files.exists(manifest)) {
            findings.add(
                    "There is no manifest %s to compare with; it is written when the job ends."
                            .formatted(manifest));
            return;
        }
        try (JsonParser parser = JSON.createParser(manifest)) {
            parser.nextToken();
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("files")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode item = JSON.readTree(parser);
                        for (JsonNode result : item.path("results")) {
                            compare(result);
                        }
                    }
                } else if (value == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                }
            }
        }
    }

    private void compare(JsonNode result) throws IOException {
        checked++;
        Path file = Path.of(result.path("path").asString());
        long size = result.path("size").asLong();
        String sha256 = result.path("sha256").asString("");
        if (!Files.isRegularFile(file)) {
            findings.add("%s is missing.".formatted(file));
        } else if (Files.size(file) != size) {
            findings.add(
                    "%s has %,d bytes, not %,d as it had.".formatted(file, Files.size(file), size));
        } else if (!sha256.isEmpty() && !Digest.of(file, context.stop()).equals(sha256)) {
            findings.add("%s has been altered.".formatted(file));
        }
    }
}
