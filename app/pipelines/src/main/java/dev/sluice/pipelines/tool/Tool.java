package dev.sluice.pipelines.tool;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that was found and answers.
 *
 * @param path absolute, links resolved by the system when it starts
 * @param version as it says itself, such as {@code 5.1.9}
 */
public record Tool(ToolName name, Path path, String version, Origin origin) {
    /** What a person should know of this version, with what to do; empty when there is nothing. */
    public Optional<String> caution() {
        return name.caution(version, path);
    }

    /** Why this one was taken. */
    public enum Origin {
        /** A person has chosen it. */
        SETTING,
        /** It is installed on the system. */
        PATH,
        /** It came with Sluice. */
        BUNDLED
    }
}
