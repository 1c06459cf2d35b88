package dev.sluice.pipelines.load.scan;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** The names of {@code --encoding}. */
public final class Encodings {
    private Encodings() {}

    /** The charset; an {@link IllegalArgumentException} carries one sentence for the user. */
    public static Charset named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (plain) {
                case "utf8", "utf-8-sig" -> StandardCharsets.UTF_8;
                case "latin-1" -> StandardCharsets.ISO_8859_1;
                case "ansi" -> Charset.forName("windows-1252");
                default -> Charset.forName(plain);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "No encoding is called \"%s\"; try UTF-8, UTF-16LE, ISO-8859-1 or windows-1252."
                            .formatted(name),
                    e);
        }
    }
}
