package dev.sluice.desktop.add;

import javafx.scene.input.Clipboard;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files, folders and links out of what is dropped or pasted. */
public final class Operands {
    private Operands() {}

    /** Everything on a clipboard or drag board that could become a job; paths are absolute. */
    public static List<String> of(Clipboard board) {
        List<String> operands = new ArrayList<>();
        if (board.hasFiles()) {
            for (File file : board.getFiles()) {
                operands.add(file.toPath().toAbsolutePath().normalize().toString());
            }
        } else if (board.hasString()) {
            operands.addAll(ofText(board.getString()));
        }
        return operands;
    }

    /** Links and existing absolute paths in a text, one a line or, for links, between spaces. */
    public static List<String> ofText(String text) {
        List<String> operands = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            String path = line.startsWith("file://") ? fromUri(line) : line;
            if (isPath(path)) {
                operands.add(path);
            } else {
                for (String word : line.split("\\s+", -1)) {
                    if (Looking.isLink(word)) {
                        operands.add(word);
                    }
                }
            }
        }
        return operands;
    }

    private static String fromUri(String line) {
        try {
            return Path.of(java.net.URI.create(line)).toString();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Not a file of this machine; it is then looked at as any other text.
            return line;
        }
    }

    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && Path.of(text).isAbsolute() && Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
