package dev.sluice.pipelines.media.kind;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The endings of names that media has. */
public final class Endings {
    /** Of files with sound or pictures, in lower case and without a dot. */
    public static final Set<String> MEDIA =
            Set.of(
                    "mp4", "m4v", "m4a", "m4b", "mov", "3gp", "mkv", "mka", "webm", "avi", "flv",
                    "ts", "mts", "m2ts", "mpg", "mpeg", "vob", "wmv", "wma", "asf", "ogv", "ogg",
                    "oga", "opus", "mp3", "aac", "flac", "wav", "aif", "aiff", "ac3", "amr");

    private static final Set<String> LISTS = Set.of("m3u", "m3u8", "opml", "rss", "atom", "urls");

    private Endings() {}

    /** What follows the last dot, in lower case; empty without one. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether {@code name} says that it is media. */
    public static boolean isMedia(String name) {
        return MEDIA.contains(of(name));
    }

    /** Of media and of lists of it. */
    public static Set<String> mediaAndLists() {
        Set<String> all = new HashSet<>(MEDIA);
        all.addAll(LISTS);
        return all;
    }
}
