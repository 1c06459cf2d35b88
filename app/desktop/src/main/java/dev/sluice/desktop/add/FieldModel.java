package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionSpec;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One option as it is being filled in; checked at every key stroke. */
final class FieldModel {
    private final OptionSpec<?> spec;
    private final String label;
    private final StringProperty text;
    private final StringProperty error = new SimpleStringProperty("");
    private final StringProperty suggestion = new SimpleStringProperty("");
    private final String usual;
    private final UnaryOperator<String> told;
    private String proposal;
    private String missing = "";

    /**
     * @param told says in the person's language what is wrong
     */
    FieldModel(
            OptionSpec<?> spec,
            String label,
            Optional<String> proposal,
            UnaryOperator<String> told) {
        this.told = told;
        this.spec = spec;
        this.label = label;
        this.usual = fallback(spec);
        this.proposal = proposal.orElse(usual);
        this.text = new SimpleStringProperty(this.proposal);
        text.subscribe((before, now) -> check());
    }

    private static <T> String fallback(OptionSpec<T> spec) {
        return spec.fallback().map(spec.type()::format).orElse("");
    }

    OptionSpec<?> spec() {
        return spec;
    }

    String name() {
        return spec.name();
    }

    String label() {
        return label;
    }

    /** What was typed or chosen; empty stands for not given. */
    StringProperty text() {
        return text;
    }

    /** The sentence under the field; empty while it is right. */
    StringProperty error() {
        return error;
    }

    /** A value that would do instead; empty while there is none. */
    StringProperty suggestion() {
        return suggestion;
    }

    /** What goes into the request, if it is anything but the usual. */
    Optional<String> given() {
        String value = text.get();
        return value.isBlank() || value.equals(usual) ? Optional.empty() : Optional.of(value);
    }

    /** What a preset keeps: nothing while it stands as a new sheet has it. */
    Optional<String> kept() {
        String value = text.get();
        return value.equals(proposal) ? Optional.empty() : Optional.of(value);
    }

    /** Proposes something else; what was typed over the old proposal stays. */
    void propose(String better) {
        boolean untouched = text.get().equals(proposal);
        proposal = better;
        if (untouched) {
            text.set(better);
        }
    }

    /** As a new sheet has it. */
    void reset() {
        text.set(proposal);
    }

    /** Sets a value; an empty one stands for the usual. */
    void set(String value) {
        text.set(value.isEmpty() ? usual : value);
    }

    void refuse(InvalidOption problem) {
        error.set(told.apply(problem.sentence()));
        suggestion.set(problem.suggestion().orElse(""));
    }

    boolean isWrong() {
        return !error.get().isEmpty();
    }

    /**
     * Makes it wrong to leave the field empty, or right.
     *
     * @param sentence what is wrong then; empty where it is right
     */
    void require(String sentence) {
        if (!missing.equals(sentence)) {
            missing = sentence;
            check();
        }
    }

    private void check() {
        error.set(text.get().isBlank() ? missing : "");
        suggestion.set("");
        if (!text.get().isBlank()) {
            try {
                spec.parse(text.get());
            } catch (InvalidOption e) {
                refuse(e);
            }
        }
    }
}
