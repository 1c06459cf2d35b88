package dev.sluice.desktop.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for a spreadsheet (RFC 4180, UTF-8). What a spreadsheet would take for a formula is made
 * text by an apostrophe, because names and messages come from outside.
 */
public final class CsvFile {
    private static final String FORMULA = "=+-@\t\r";

    private CsvFile() {}

    /** Takes one line after the other. */
    @FunctionalInterface
    public interface Lines {
        void add(List<String> fields) throws IOException;
    }

    /** Gives lines until it has no more. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Lines lines) throws IOException;
    }

    /** Writes a file, whole or not at all; waits for the disk. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".sluice-", ".csv");
        boolean whole = false;
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                content.writeTo(fields -> out.write(line(fields)));
            }
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvFile::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** One field as it stands in the file. */
    public static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
