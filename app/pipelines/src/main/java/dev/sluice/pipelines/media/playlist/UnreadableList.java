package dev.sluice.pipelines.media.playlist;

import org.jspecify.annotations.Nullable;

/**
 * A list that cannot be read; the message is one sentence that names it, the place and the reason.
 */
final class UnreadableList extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableList(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
