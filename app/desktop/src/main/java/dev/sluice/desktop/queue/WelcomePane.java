package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** The empty queue: three ways to begin, and one that needs nothing. */
final class WelcomePane extends VBox {

    private static final double WIDTH = 920;

    WelcomePane(QueueActions actions, Messages messages) {
        getStyleClass().setAll("welcome");
        Label title = label("welcome-title", messages.get("welcome.title"));
        Label subtitle = label("welcome-subtitle", messages.get("welcome.subtitle"));
        String control = messages.get("key.control") + " ";
        HBox cards =
                new HBox(
                        16,
                        new WelcomeCard(
                                Icon.LOAD,
                                "welcome.load",
                                control + "O",
                                messages,
                                actions::addFiles),
                        new WelcomeCard(
                                Icon.MEDIA,
                                "welcome.media",
                                control + "L",
                                messages,
                                actions::addLinks),
                        new WelcomeCard(
                                Icon.COLLECT,
                                "welcome.collect",
                                control + "K",
                                messages,
                                actions::describeSource));
        cards.setMaxWidth(WIDTH);
        cards.getChildren().forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
        HBox links =
                new HBox(
                        8,
                        link(
                                Icon.COMMAND,
                                messages.get("welcome.command"),
                                actions::openCommandGuide),
                        link(
                                Icon.WATCH_FOLDER,
                                messages.get("welcome.watch"),
                                actions::watchFolder),
                        link(Icon.SAVED_JOB, messages.get("welcome.saved"), actions::openSavedJob),
                        link(Icon.GUIDE, messages.get("welcome.guide"), actions::showGuide));
        links.setAlignment(Pos.CENTER);
        links.getStyleClass().setAll("welcome-links");

        getChildren().setAll(title, subtitle, cards, sample(actions, messages), links);
        VBox.setMargin(subtitle, new Insets(8, 0, 0, 0));
        VBox.setMargin(cards, new Insets(40, 0, 0, 0));
        VBox.setMargin(getChildren().get(3), new Insets(32, 0, 0, 0));
        VBox.setMargin(links, new Insets(24, 0, 48, 0));
        setPadding(new Insets(0, 32, 0, 32));
    }

    private static HBox sample(QueueActions actions, Messages messages) {
        FontIcon icon = Icons.of(Icon.SAMPLE, 24);
        Label text = label("muted", messages.get("welcome.sample.text"));
        text.setMinWidth(0);
        text.setWrapText(true);
        VBox words = new VBox(4, label("section-head", messages.get("welcome.sample.title")), text);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button run = new Button(messages.get("welcome.sample.action"));
        run.getStyleClass().add("accent");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(event -> actions.runSample());
        HBox sample = new HBox(16, icon, words, run);
        sample.getStyleClass().setAll("welcome-sample");
        sample.setMinHeight(72);
        sample.setMaxWidth(WIDTH);
        return sample;
    }

    private static Button link(Icon icon, String text, Runnable action) {
        Button link = new Button(text, Icons.of(icon, Icons.LINE));
        link.getStyleClass().add("flat");
        link.setOnAction(event -> action.run());
        return link;
    }

    static Label label(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
