package dev.sluice.engine.pipeline;

import java.time.LocalDate;
import java.util.List;

/**
 * Something a pipeline says to a person. A face that knows its key says it in the person's
 * language, all others in English.
 *
 * @param key lower-case words with points and hyphens, beginning with the pipeline's id
 * @param english the whole sentence or words
 * @param parts what a translation puts in, in order
 */
public record Said(String key, String english, List<Part> parts) {
    public Said {
        parts = List.copyOf(parts);
    }

    public static Said of(String key, String english, Part... parts) {
        return new Said(key, english, List.of(parts));
    }

    /** A value in a sentence; each face and language writes it in its own way. */
    public sealed interface Part {
        /** A name, as it is. */
        record Text(String text) implements Part {}

        record Count(long count) implements Part {}

        record Bytes(long bytes) implements Part {}

        record Day(LocalDate day) implements Part {}
    }
}
