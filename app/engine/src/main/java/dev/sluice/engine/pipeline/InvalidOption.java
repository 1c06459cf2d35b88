package dev.sluice.engine.pipeline;

import java.util.Optional;

/** A value that an option cannot take. The message is one sentence for the person who typed it. */
public final class InvalidOption extends Exception {
    private static final long serialVersionUID = 1;

    private final String option;
    private final transient Optional<String> suggestion;

    public InvalidOption(String option, String message) {
        this(option, message, Optional.empty());
    }

    /**
     * @param option name of the option, as in {@link OptionSpec#name()}
     * @param suggestion a value that would do instead, offered for one click
     */
    public InvalidOption(String option, String message, Optional<String> suggestion) {
        super(message);
        this.option = option;
        this.suggestion = suggestion;
    }

    public String option() {
        return option;
    }

    public Optional<String> suggestion() {
        return suggestion;
    }

    /** The sentence for the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
