package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.OptionChoice;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.ui.Messages;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

import java.util.ArrayList;
import java.util.List;

/**
 * Fields that are one question: none of them, or one. What the fields hold is the truth, so a
 * preset or an advice that sets one of them is seen here at once. For the thread of the window;
 * needs no toolkit.
 */
final class ChoiceModel {
    private final OptionChoice choice;
    private final Messages messages;
    private final List<FieldModel> fields;
    private final IntegerProperty chosen = new SimpleIntegerProperty();

    /** The field that was chosen and has not been filled in yet, counted as the answers; or 0. */
    private int toBeFilled;

    /**
     * @param fields of the options, in their order
     */
    ChoiceModel(OptionChoice choice, List<FieldModel> fields, Messages messages) {
        this.choice = choice;
        this.messages = messages;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> field.text().subscribe(text -> look()));
    }

    String name() {
        return choice.name();
    }

    String label() {
        return messages.getOr("choice." + name(), SheetFields.spoken(name()));
    }

    /** The answers in words: none of them first. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        answers.add(messages.getOr(key("none"), messages.get("option.usual")));
        fields.forEach(field -> answers.add(messages.getOr(key(field.name()), field.label())));
        return answers;
    }

    /** The fields, of which the first belongs to answer 1. */
    List<FieldModel> fields() {
        return fields;
    }

    /** Which answer holds: 0 for none of the options. */
    IntegerProperty chosen() {
        return chosen;
    }

    /** Answers the question; what the other answers had is taken back. */
    void choose(int answer) {
        toBeFilled = answer > 0 && !isFlag(answer) ? answer : 0;
        for (int other = 1; other <= fields.size(); other++) {
            if (other != answer) {
                fields.get(other - 1).set("");
            } else if (isFlag(answer)) {
                fields.get(other - 1).set("true");
            }
        }
        look();
    }

    /** Forgets an answer that has not been filled in; called when all fields are set anew. */
    void forget() {
        toBeFilled = 0;
        look();
    }

    private String key(String answer) {
        return "choice." + name() + "." + answer;
    }

    private boolean isFlag(int answer) {
        return fields.get(answer - 1).spec().type() instanceof OptionType.Flag;
    }

    private String missing(FieldModel field) {
        return messages.getOr(
                key(field.name()) + ".missing", messages.get("choice.missing", field.label()));
    }

    private void look() {
        int given = 0;
        for (int answer = fields.size(); answer > 0; answer--) {
            given = fields.get(answer - 1).given().isPresent() ? answer : given;
        }
        if (given > 0 && given != toBeFilled) {
            toBeFilled = 0;
        }
        chosen.set(given > 0 ? given : toBeFilled);
        for (int answer = 1; answer <= fields.size(); answer++) {
            FieldModel field = fields.get(answer - 1);
            field.require(answer == toBeFilled ? missing(field) : "");
        }
    }
}
