package dev.sluice.desktop.window;

import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.ui.Messages;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The system's dialogs for files and folders; each waits for the person. FX thread. */
final class Choosers {
    private final Messages messages;
    private final Supplier<Window> window;

    /**
     * @param window the one they stand before
     */
    Choosers(Messages messages, Supplier<Window> window) {
        this.messages = messages;
        this.window = window;
    }

    /** Files to work on; none when nobody chose. */
    List<String> files() {
        FileChooser chooser = chooser("choose.files");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("choose.delimited"),
                                "*.tsv",
                                "*.csv",
                                "*.txt",
                                "*.tab",
                                "*.psv",
                                "*.gz",
                                "*.zst",
                                "*.bz2"),
                        new FileChooser.ExtensionFilter(messages.get("choose.all"), "*"));
        return Optional.ofNullable(chooser.showOpenMultipleDialog(window.get())).stream()
                .flatMap(List::stream)
                .map(File::getAbsolutePath)
                .toList();
    }

    Optional<String> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("choose.folder"));
        return Optional.ofNullable(chooser.showDialog(window.get())).map(File::getAbsolutePath);
    }

    Optional<String> savedJob() {
        FileChooser chooser = chooser("saved-job.choose");
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                messages.get("saved-job.kind"), "*" + SavedJob.EXTENSION));
        return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::getAbsolutePath);
    }

    /** Where a file is to be saved. */
    Optional<Path> target(String suggestedName) {
        FileChooser chooser = chooser("choose.save");
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        return chooser;
    }
}
