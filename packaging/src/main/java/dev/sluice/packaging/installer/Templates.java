package dev.sluice.packaging.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The files of {@code packaging/linux} with their {@code @NAMES@} filled in. */
final class Templates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private Templates() {}

    /**
     * @param more further names with what stands for them
     */
    static String fill(Build build, String name, Map<String, String> more) throws IOException {
        var time = build.timestamp().atOffset(ZoneOffset.UTC);
        String text =
                Files.readString(build.packaging().resolve("linux").resolve(name))
                        .replace("@VERSION@", build.packageVersion())
                        .replace("@DAY@", DAY.format(time))
                        .replace("@MAILTIME@", MAIL.format(time));
        for (var entry : more.entrySet()) {
            text = text.replace("@" + entry.getKey() + "@", entry.getValue());
        }
        return text;
    }
}
