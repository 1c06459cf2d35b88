package dev.sluice.desktop.window;

import dev.sluice.desktop.look.Icons;
import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a passphrase, twice for a new one, and says in place what is wrong. FX thread. */
final class PassphraseCard {
    private static final double WIDTH = 520;
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final boolean isNew;
    private final Consumer<Optional<char[]>> answered;
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label error = new Label("", Icons.of(Icon.FIELD_ERROR, Icons.TILE));
    private final Button use = new Button();
    private final VBox card;

    /**
     * @param answered given what was typed, for each try, or nothing when a person declines
     */
    PassphraseCard(Messages messages, boolean isNew, Consumer<Optional<char[]>> answered) {
        this.messages = messages;
        this.isNew = isNew;
        this.answered = answered;
        VBox body = new VBox(12, Questions.text(text(isNew ? "new.what" : "known.what")));
        body.getChildren().add(labelled(passphrase, "field"));
        if (isNew) {
            body.getChildren().add(labelled(again, "again"));
        }
        error.setId("passphrase-error");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        body.getChildren().add(error);
        Button no = new Button(messages.get("ask.no"));
        no.setId("passphrase-cancel");
        no.setOnAction(event -> decline());
        use.setId("passphrase-use");
        use.getStyleClass().add("accent");
        use.setDefaultButton(true);
        use.setOnAction(event -> use());
        card = Questions.card(WIDTH, text(isNew ? "new" : "known"), body, no, use);
        card.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        decline();
                    }
                });
        rest();
    }

    Node node() {
        return card;
    }

    /** Where typing begins. */
    void focusFirst() {
        passphrase.requestFocus();
    }

    /** What was typed is not the right one; another may be tried. */
    void wrong() {
        rest();
        refuse(passphrase, text("wrong"));
    }

    /** Forgets what was typed. */
    void clear() {
        passphrase.clear();
        again.clear();
    }

    /** Takes it that there is no answer. */
    void decline() {
        clear();
        answered.accept(Optional.empty());
    }

    private void use() {
        CharSequence typed = passphrase.getCharacters();
        if (isNew && typed.length() < Passphrases.LEAST) {
            refuse(passphrase, messages.get("passphrase.short", Passphrases.LEAST));
        } else if (typed.isEmpty()) {
            passphrase.requestFocus();
        } else if (isNew && CharSequence.compare(typed, again.getCharacters()) != 0) {
            again.clear();
            refuse(again, text("differ"));
        } else {
            char[] given = new char[typed.length()];
            for (int i = 0; i < given.length; i++) {
                given[i] = typed.charAt(i);
            }
            clear();
            error.setText("");
            use.setDisable(true);
            use.setText(text("trying"));
            answered.accept(Optional.of(given));
        }
    }

    private void rest() {
        use.setDisable(false);
        use.setText(text(isNew ? "choose" : "unlock"));
    }

    private void refuse(PasswordField field, String why) {
        error.setText(why);
        field.pseudoClassStateChanged(DANGER, true);
        field.setAccessibleHelp(why);
        field.requestFocus();
        field.selectAll();
    }

    private Node labelled(PasswordField field, String key) {
        Label label = new Label(text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setId("passphrase-" + key);
        field.setAccessibleText(text(key));
        field.textProperty()
                .subscribe(() -> {
                    if (field.getLength() > 0) {
                        error.setText("");
                        field.pseudoClassStateChanged(DANGER, false);
                        field.setAccessibleHelp("");
                    }
                });
        field.skinProperty()
                .subscribe(skin -> {
                    if (skin != null) {
                        field.focusedProperty().subscribe(focused -> goOn(field, focused));
                    }
                });
        return new VBox(4, label, field);
    }

    /**
     * Its skin, which hears of it first, selects all whenever the focus comes, also when it was
     * only away for a moment; the next letter would take the place of those before.
     */
    private static void goOn(PasswordField field, boolean focused) {
        if (focused) {
            field.end();
        }
    }

    private String text(String key) {
        return messages.get("passphrase." + key);
    }
}
