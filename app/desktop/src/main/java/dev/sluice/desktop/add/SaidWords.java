package dev.sluice.desktop.add;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Times;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.util.MissingResourceException;

/** Says what a pipeline says in the person's language, where there are words for it. */
final class SaidWords {
    private final Messages messages;
    private final Amounts amounts;

    SaidWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    String of(Said said) {
        try {
            return messages.get(
                    "said." + said.key(), said.parts().stream().map(this::value).toArray());
        } catch (MissingResourceException e) {
            return Foreign.name(said.english());
        }
    }

    /** A value of a preview. */
    String of(String value, Preview.Form form) {
        return switch (form) {
            case TEXT, NUMBER -> Foreign.name(value);
            case BYTES ->
                    value.isEmpty() ? "" : amounts.amount(Long.parseLong(value), Quantity.BYTES);
        };
    }

    private Object value(Said.Part part) {
        return switch (part) {
            case Said.Part.Text(String text) -> Foreign.name(text);
            case Said.Part.Count(long count) -> count;
            case Said.Part.Bytes(long bytes) -> amounts.amount(bytes, Quantity.BYTES);
            case Said.Part.Day(var day) -> new Times(messages).day(day);
        };
    }
}
