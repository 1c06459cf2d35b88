package dev.sluice.pipelines.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A transfer that is through. Its file is whole and on disk.
 *
 * @param file in the order's folder; to be moved to its place by whoever ordered it
 * @param verified how sure it is that nothing is missing
 * @param contentType as the server names it, in lower case
 * @param validator the version of the file on the server, where it names one
 */
public record Arrived(
        Path file,
        long bytes,
        Verified verified,
        Optional<String> contentType,
        Optional<String> validator) {

    /** What was compared. */
    public enum Verified {
        /** A digest that the server offered. */
        DIGEST("digest verified"),
        LENGTH("length verified"),
        /** The server told no length: a file cut short would look the same. */
        NOTHING("length not verified");

        private final String words;

        Verified(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
