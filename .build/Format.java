import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Checks or applies the house's format: google-java-format, four spaces (AOSP), 100 columns.
 *
 * <p>{@code java -cp FORMATTER_JARS .build/Format.java check|apply [FILE...]}; without files it
 * takes all sources of the repository. Exit code 1 when a file differs (check) or cannot be read.
 */
public final class Format {
    private static final List<String> ROOTS = List.of("app", "ui-resources", "packaging", ".build");

    public static void main(String[] args) throws IOException {
        boolean apply = args.length > 0 && args[0].equals("apply");
        List<Path> files = new ArrayList<>();
        if (args.length > 1) {
            for (String file : List.of(args).subList(1, args.length)) {
                files.add(Path.of(file));
            }
        } else {
            for (String root : ROOTS) {
                files.addAll(sourcesBelow(Path.of(root)));
            }
        }
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        AtomicInteger refused = new AtomicInteger();
        files.parallelStream()
                .forEach(file -> {
                    if (!isInOrder(formatter, file, apply)) {
                        refused.incrementAndGet();
                    }
                });
        if (refused.get() > 0) {
            System.err.println(
                    refused
                            + " source(s) not in format; `mvn -N process-sources exec:exec@format`"
                            + " mends that.");
            System.exit(1);
        }
    }

    private static boolean isInOrder(Formatter formatter, Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            // Broken strings come out right only on the second pass.
            String formatted =
                    formatter.formatSourceAndFixImports(
                            formatter.formatSourceAndFixImports(source));
            if (formatted.equals(source)) {
                return true;
            }
            if (apply) {
                Files.writeString(file, formatted);
                return true;
            }
            System.err.println("not in format: " + file);
        } catch (FormatterException | IOException e) {
            System.err.println("cannot format " + file + ": " + e.getMessage());
        }
        return false;
    }

    private static List<Path> sourcesBelow(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList();
        }
    }
}
