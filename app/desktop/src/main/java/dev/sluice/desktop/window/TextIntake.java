package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Operands;
import dev.sluice.desktop.fx.Background;
import dev.sluice.ui.Messages;

import java.util.List;

/** What is added as text: from the clipboard, or typed into a card for links. FX thread. */
final class TextIntake {
    private final Background background;
    private final Messages messages;
    private final Covers covers;
    private final Questions questions;
    private final Intake intake;
    private final MainWindow window;

    TextIntake(
            Background background,
            Messages messages,
            Covers covers,
            Questions questions,
            Intake intake,
            MainWindow window) {
        this.background = background;
        this.messages = messages;
        this.covers = covers;
        this.questions = questions;
        this.intake = intake;
        this.window = window;
    }

    /** Opens the sheet with what is found, or says that there is nothing. */
    void paste(Operands operands) {
        operands.find(
                background,
                found -> {
                    if (found.isEmpty()) {
                        window.say(messages.get("paste.nothing"));
                    } else {
                        intake.take(found);
                    }
                });
    }

    /** Asks for links, then opens the sheet. */
    void askForLinks() {
        covers.showCard(
                questions.links(text -> Operands.in(text).find(background, this::takeLinks)));
    }

    /** The card stays for as long as nothing is found in what was typed. */
    private void takeLinks(List<String> found) {
        if (found.isEmpty()) {
            window.say(messages.get("links.none"));
        } else if (covers.asksForText()) {
            window.closeModal();
            intake.take(found);
        }
    }
}
