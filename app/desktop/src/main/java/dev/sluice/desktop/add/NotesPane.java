package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.text.Times;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What to know, and perhaps to change, before the request is queued. */
final class NotesPane extends VBox {
    private static final int NAMED_MONTHS = 3;

    /** A list of files may be of a whole disk that is not there. */
    private static final int NAMED_FILES = 3;

    private final AddSheetModel model;
    private final SheetForesight foresight;
    private final Messages messages;
    private final SaidWords words;

    NotesPane(AddSheetModel model, SheetForesight foresight, Messages messages) {
        super(8);
        this.model = model;
        this.foresight = foresight;
        this.messages = messages;
        this.words = new SaidWords(messages);
        model.found().subscribe(found -> show());
        foresight.survey().subscribe(survey -> show());
        // The months that are left out change with the answer, after it.
        model.jobs().subscribe((before, now) -> show());
    }

    private void show() {
        getChildren().clear();
        Survey survey = foresight.survey().get();
        survey.advice().stream().filter(Survey.Advice::warning).forEach(this::advice);
        showFound(model.found().get());
        survey.advice().stream().filter(advice -> !advice.warning()).forEach(this::advice);
        survey.earlier().ifPresent(this::earlier);
    }

    private void showFound(Found found) {
        if (!found.refused().isEmpty()) {
            Hyperlink all = new Hyperlink(messages.get("add.unknown.take"));
            all.setId("take-all");
            all.setOnAction(event -> model.takeAll());
            Label left =
                    wrapped(
                            messages.get(
                                    "add.unknown", found.refused().size(), found.unknownInWords()),
                            "");
            getChildren().add(notice(new VBox(4, left, all)));
        }
        found.missing().stream()
                .limit(NAMED_FILES)
                .forEach(path -> warning(messages.get("add.missing", Foreign.name(path))));
        if (found.missing().size() > NAMED_FILES) {
            warning(messages.get("add.missing.more", found.missing().size() - NAMED_FILES));
        }
        found.unreadable().forEach(sentence -> warning(Foreign.name(sentence)));
        if (!found.links().isEmpty() && !model.pipeline().operands().links()) {
            warning(messages.get("add.links.left", found.links().size()));
        }
        if (model.byMonth().get() && model.months().size() > 1 && found.withoutMonth() > 0) {
            warning(messages.get("add.without-month", found.withoutMonth()));
        }
    }

    private void earlier(Survey.Earlier earlier) {
        String day = new Times(messages).day(earlier.last().atZone(ZoneId.systemDefault()));
        List<String> left =
                model.months().stream()
                        .filter(month -> month.doneBefore().get() && !month.chosen().get())
                        .map(month -> month.month().toString())
                        .toList();
        String sentence =
                left.isEmpty()
                        ? messages.get(
                                model.pipeline().operands().links()
                                        ? "add.earlier.links"
                                        : "add.earlier",
                                earlier.items(),
                                day)
                        : messages.get(
                                "add.earlier.months",
                                left.size(),
                                left.stream().limit(NAMED_MONTHS).collect(Collectors.joining(", "))
                                        + (left.size() > NAMED_MONTHS ? " …" : ""),
                                day);
        getChildren().add(plain(Icon.DONE, sentence));
    }

    private void advice(Survey.Advice advice) {
        VBox text = new VBox(4, wrapped(words.of(advice.said()), "strong"));
        advice.detail().ifPresent(detail -> text.getChildren().add(wrapped(words.of(detail), "")));
        if (!advice.remedies().isEmpty()) {
            FlowPane links = new FlowPane(16, 0);
            for (Survey.Remedy remedy : advice.remedies()) {
                Hyperlink link = new Hyperlink(words.of(remedy.said()));
                link.setOnAction(event -> model.apply(remedy.change()));
                links.getChildren().add(link);
            }
            text.getChildren().add(links);
        }
        getChildren()
                .add(
                        advice.warning()
                                ? notice(text)
                                : plain(Icon.INFORMATION, words.of(advice.said())));
    }

    private void warning(String sentence) {
        getChildren().add(notice(wrapped(sentence, "")));
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        if (!styleClass.isEmpty()) {
            label.getStyleClass().add(styleClass);
        }
        return label;
    }

    private static HBox notice(Node text) {
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox notice = new HBox(Icons.of(Icon.WARNING, Icons.LINE), text);
        notice.getStyleClass().addAll("notice", "warning");
        return notice;
    }

    private static HBox plain(Icon icon, String sentence) {
        HBox line = new HBox(8, Icons.of(icon, Icons.LINE), wrapped(sentence, "muted"));
        line.getStyleClass().add("cost-line");
        return line;
    }
}
