package dev.sluice.pipelines.media.download;

import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.kind.Endings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what was fetched: its extension, and whether it is a web page in place of media. */
final class FileKind {
    private static final Map<String, String> BY_TYPE =
            Map.ofEntries(
                    Map.entry("audio/mpeg", "mp3"),
                    Map.entry("audio/mp3", "mp3"),
                    Map.entry("audio/mp4", "m4a"),
                    Map.entry("audio/x-m4a", "m4a"),
                    Map.entry("audio/aac", "aac"),
                    Map.entry("audio/ogg", "ogg"),
                    Map.entry("audio/opus", "opus"),
                    Map.entry("audio/flac", "flac"),
                    Map.entry("audio/x-flac", "flac"),
                    Map.entry("audio/wav", "wav"),
                    Map.entry("audio/x-wav", "wav"),
                    Map.entry("audio/webm", "webm"),
                    Map.entry("video/mp4", "mp4"),
                    Map.entry("video/x-m4v", "m4v"),
                    Map.entry("video/webm", "webm"),
                    Map.entry("video/ogg", "ogv"),
                    Map.entry("video/quicktime", "mov"),
                    Map.entry("video/x-matroska", "mkv"),
                    Map.entry("video/mpeg", "mpg"),
                    Map.entry("video/mp2t", "ts"),
                    Map.entry("application/ogg", "ogg"));

    private static final int HEAD = 512;

    private FileKind() {}

    /** By the link's own ending, else by what the server calls it. */
    static String extension(Link link, Optional<String> type) {
        String name = link.lastName();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (Endings.MEDIA.contains(ending)) {
            return ending;
        }
        return type.map(BY_TYPE::get).orElse("media");
    }

    /** Whether an ending is one that media has. */
    static boolean isMediaEnding(String ending) {
        return Endings.MEDIA.contains(ending);
    }

    /** Whether it is text of the web: a page that says that the media is elsewhere, or gone. */
    static boolean isPage(Path file, Optional<String> type) throws IOException {
        boolean claimed =
                type.map(t ->
                                t.startsWith("text/")
                                        || t.endsWith("xml")
                                        || t.equals("application/json"))
                        .orElse(false);
        try (InputStream in = Files.newInputStream(file)) {
            String head =
                    new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1)
                            .stripLeading()
                            .toLowerCase(Locale.ROOT);
            boolean looks =
                    head.startsWith("<!doctype")
                            || head.startsWith("<html")
                            || head.startsWith("<?xml")
                            || head.startsWith("<rss")
                            || head.startsWith("{");
            return looks
                    || (claimed
                            && head.chars()
                                    .noneMatch(
                                            c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'));
        }
    }
}
