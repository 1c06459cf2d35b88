package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Durations;
import dev.sluice.desktop.text.Spoken;
import dev.sluice.ui.Messages;

/** Everything rows are worded with, in one language. */
record Words(Messages messages, Amounts amounts, Durations durations, Spoken spoken) {

    static Words of(Messages messages) {
        return new Words(
                messages, new Amounts(messages), new Durations(messages), new Spoken(messages));
    }

    String get(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** What the engine or a pipeline said, as far as this language has words for it. */
    String told(String english) {
        return messages.told(english);
    }

    /** The text of {@code key}, or {@code otherwise} for what only a third party knows. */
    String getOr(String key, String otherwise) {
        return messages.getOr(key, otherwise);
    }

    /** "Copy". */
    String phaseName(String phase) {
        return getOr("phase." + phase, phase);
    }

    /** "Copying". */
    String phaseVerb(String phase) {
        return getOr("phase." + phase + ".verb", phaseName(phase));
    }

    /** "the warehouse". */
    String lane(String lane) {
        return getOr("lane." + lane, lane);
    }

    /** What so many items of a pipeline are called: "files". */
    String itemUnit(String pipeline, long items) {
        return get(pipeline.equals("load") ? "unit.files" : "unit.items", items);
    }
}
