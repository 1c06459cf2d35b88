package dev.sluice.desktop.settings;

import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the passphrase used now and twice for a new one. FX thread. */
final class PassphrasePane extends VBox {
    private static final double WIDE = 320;

    private final PassphraseChange change;
    private final Messages messages;
    private final PasswordField old = field("old");
    private final PasswordField fresh = field("fresh");
    private final PasswordField again = field("again");

    PassphrasePane(PassphraseChange change, Messages messages) {
        this.change = change;
        this.messages = messages;
        getStyleClass().addAll("settings-pane", "connection-detail");
        Label title = new Label(text("title"));
        title.getStyleClass().add("page-title");
        Label what = new Label(text("what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        getChildren()
                .setAll(
                        title,
                        what,
                        row("old", old, text("old.help"), PassphraseChange.Field.OLD),
                        row(
                                "fresh",
                                fresh,
                                messages.get("settings.passphrase.fresh.help", Passphrases.LEAST),
                                PassphraseChange.Field.FRESH),
                        row("again", again, "", PassphraseChange.Field.AGAIN),
                        buttons());
        change.open().subscribe(now -> clear());
        change.wrong().subscribe(wrong -> wrong.ifPresent(it -> focus(it.field())));
    }

    /** Where typing begins. */
    void focusFirst() {
        old.requestFocus();
    }

    private void focus(PassphraseChange.Field wrong) {
        PasswordField field =
                switch (wrong) {
                    case OLD -> old;
                    case FRESH -> fresh;
                    case AGAIN -> again;
                };
        field.requestFocus();
        field.selectAll();
    }

    private SettingRow row(
            String key, PasswordField field, String help, PassphraseChange.Field which) {
        ObservableValue<String> sentence =
                change.wrong()
                        .map(wrong ->
                                wrong.filter(it -> it.field() == which)
                                        .map(PassphraseChange.Wrong::sentence)
                                        .orElse(""));
        field.textProperty()
                .subscribe((before, now) -> {
                    if (!now.isEmpty()) {
                        change.typed();
                    }
                });
        return new SettingRow(text(key), field, help).marking(field, sentence);
    }

    private static PasswordField field(String key) {
        PasswordField field = new PasswordField();
        field.setId("passphrase-" + key);
        field.setPrefWidth(WIDE);
        return field;
    }

    private HBox buttons() {
        Button use = new Button();
        use.setId("passphrase-change");
        use.getStyleClass().add("accent");
        use.setDefaultButton(true);
        use.textProperty()
                .bind(
                        Bindings.when(change.busy())
                                .then(messages.get("passphrase.trying"))
                                .otherwise(text("use")));
        use.disableProperty().bind(change.busy());
        use.setOnAction(event -> change.change(typed(old), typed(fresh), typed(again)));
        Button cancel = new Button(messages.get("settings.connections.cancel"));
        cancel.setId("passphrase-leave");
        cancel.disableProperty().bind(change.busy());
        cancel.setOnAction(event -> change.cancel());
        return new HBox(8, use, cancel);
    }

    /** To be wiped by whoever takes it. */
    private static char[] typed(PasswordField field) {
        CharSequence characters = field.getCharacters();
        char[] typed = new char[characters.length()];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = characters.charAt(i);
        }
        return typed;
    }

    private void clear() {
        old.clear();
        fresh.clear();
        again.clear();
    }

    private String text(String key) {
        return messages.get("settings.passphrase." + key);
    }
}
