package dev.sluice.engine.pipeline;

import java.util.Optional;

/** A text that is no value of an option's type; the message is one sentence for a person. */
public final class InvalidValue extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> suggestion;

    public InvalidValue(String message) {
        this(message, Optional.empty());
    }

    public InvalidValue(String message, Optional<String> suggestion) {
        super(message);
        this.suggestion = suggestion;
    }

    public Optional<String> suggestion() {
        return suggestion;
    }
}
