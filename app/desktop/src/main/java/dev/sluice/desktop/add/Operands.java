package dev.sluice.desktop.add;

import dev.sluice.desktop.fx.Background;

import javafx.scene.input.Clipboard;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files, folders and links out of what is dropped, pasted or typed. */
public final class Operands {
    private final List<String> files;
    private final List<String> lines;

    private Operands(List<String> files, List<String> lines) {
        this.files = List.copyOf(files);
        this.lines = List.copyOf(lines);
    }

    /** Everything on a clipboard or drag board that could become a job; paths are absolute. */
    public static Operands on(Clipboard board) {
        if (board.hasFiles()) {
            List<String> files = new ArrayList<>();
            for (File file : board.getFiles()) {
                files.add(file.toPath().toAbsolutePath().normalize().toString());
            }
            return new Operands(files, List.of());
        }
        return board.hasString() ? in(board.getString()) : new Operands(List.of(), List.of());
    }

    /** Links and absolute paths in a text, one a line or, for links, between spaces. */
    public static Operands in(String text) {
        return new Operands(
                List.of(), text.lines().map(String::strip).map(Operands::fromUri).toList());
    }

    /** Whether there may be any; asks no disk. */
    public boolean mayBeAny() {
        return !files.isEmpty()
                || lines.stream().anyMatch(line -> isPath(line) || !links(line).isEmpty());
    }

    /**
     * Finds them: files as they are given, paths of a text that exist, and links.
     *
     * @param background asks the disk where that is needed, since a drive may not answer
     * @param found told on the FX thread, at once when no disk needs to be asked
     */
    public void find(Background background, Consumer<List<String>> found) {
        if (lines.stream().noneMatch(Operands::isPath)) {
            found.accept(found());
        } else {
            background.atOnce(this::found, found, _ -> found.accept(List.of()));
        }
    }

    /** The same on this thread; may wait for the disk. */
    List<String> found() {
        List<String> operands = new ArrayList<>(files);
        for (String line : lines) {
            if (isPath(line) && Files.exists(Path.of(line))) {
                operands.add(line);
            } else {
                operands.addAll(links(line));
            }
        }
        return operands;
    }

    private static List<String> links(String line) {
        return List.of(line.split("\\s+", -1)).stream().filter(Looking::isLink).toList();
    }

    private static String fromUri(String line) {
        if (!line.startsWith("file://")) {
            return line;
        }
        try {
            return Path.of(java.net.URI.create(line)).toString();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Not a file of this machine; it is then looked at as any other text.
            return line;
        }
    }

    /** Whether it is written like one. */
    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
