package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Looking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Tells texts with a link a line from those with a table: their names are the same. */
final class ListOfLinks {
    private static final int HEAD = 4_096;

    private ListOfLinks() {}

    /** Whether only the content can tell. */
    static boolean mayBe(String operand) {
        return !Looking.isLink(operand) && operand.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /** Whether the first line that is no remark is a link. Waits for the disk. */
    static boolean isOne(String operand) throws IOException {
        Path file = Path.of(operand);
        if (!mayBe(operand) || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            Optional<String> first =
                    head.replaceFirst("^\uFEFF", "")
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .findFirst();
            return first.filter(Looking::isLink).isPresent();
        }
    }
}
