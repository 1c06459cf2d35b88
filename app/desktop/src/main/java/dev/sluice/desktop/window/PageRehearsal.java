package dev.sluice.desktop.window;

import atlantafx.base.controls.CustomTextField;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What sheets and the pages of a job and of the history are made of, put up one after the other
 * where nobody sees it. FX thread.
 */
final class PageRehearsal {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final List<String> COLUMNS = List.of("first", "figures", "muted", "figures");

    private final VBox page = new VBox();
    private final Iterator<Supplier<Node>> parts;

    /**
     * @param styles the stylesheets of the window
     */
    PageRehearsal(List<String> styles) {
        page.getStyleClass().add("detail-page");
        Scene scene = new Scene(page, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(styles);
        page.resize(WIDTH, HEIGHT);
        parts =
                List.<Supplier<Node>>of(
                                PageRehearsal::header,
                                () -> styled(new CustomTextField(), "search-field"),
                                PageRehearsal::filters,
                                CheckBox::new,
                                () -> new MenuButton("", Icons.of(Icon.MORE, Icons.LINE)),
                                PageRehearsal::tabs,
                                TableView<String>::new,
                                () -> table(1),
                                () -> table(2),
                                () -> table(4),
                                () -> table(8),
                                () -> table(12),
                                () -> table(12),
                                ListView<String>::new,
                                SplitPane::new,
                                () -> styled(new TextField("text"), "field"),
                                ComboBox<String>::new,
                                () -> new TitledPane("More", new Label("content")),
                                () -> styled(new ScrollPane(new Label("side")), "sheet-side"),
                                () -> styled(new TextArea("one\ntwo"), "code"))
                        .iterator();
    }

    /**
     * Puts the next part up.
     *
     * @return whether there is anything left to do
     */
    boolean goOn() {
        page.getChildren().setAll(parts.next().get());
        page.applyCss();
        page.layout();
        boolean more = parts.hasNext();
        if (!more) {
            page.getChildren().clear();
        }
        return more;
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    private static Node header() {
        Button back = styled(new Button("", Icons.of(Icon.BACK, Icons.LINE)), "flat");
        return styled(
                new HBox(back, styled(new Label("rehearsal"), "page-title")), "detail-header");
    }

    private static Node filters() {
        Label count = styled(new Label("12"), "filter-count");
        ToggleButton toggle = styled(new ToggleButton("All", count), "filter");
        return styled(new HBox(toggle), "filter-row");
    }

    private static Node tabs() {
        Tab tab = new Tab("Items", new Label("content"));
        tab.setGraphic(styled(new Label("12"), "tab-count"));
        return styled(new TabPane(tab, new Tab("Log")), "detail-tabs");
    }

    private static Node table(int rows) {
        TableView<String> table = styled(new TableView<>(), "page-table");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(32);
        for (String style : COLUMNS) {
            TableColumn<String, String> column = new TableColumn<>(style);
            column.getStyleClass().add(style);
            column.setCellValueFactory(row -> new SimpleStringProperty(row.getValue()));
            column.setCellFactory(ignored -> new Cell(style));
            table.getColumns().add(column);
        }
        for (int row = 0; row < rows; row++) {
            table.getItems().add("rehearsal-2024-" + row);
        }
        return table;
    }

    private static final class Cell extends TableCell<String, String> {
        Cell(String style) {
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? "" : text);
            setGraphic(empty ? null : Icons.of(Icon.LOAD, Icons.TILE));
        }
    }
}
