package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.kind.Endings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells media from what is none, by type and by name. */
final class MediaTypes {
    private static final Set<String> M3U =
            Set.of(
                    "audio/x-mpegurl",
                    "audio/mpegurl",
                    "application/x-mpegurl",
                    "application/mpegurl",
                    "application/vnd.apple.mpegurl");

    private MediaTypes() {}

    /** Whether the name of a link alone tells that it is media. */
    static boolean isMedia(Link link) {
        return Endings.isMedia(link.lastName());
    }

    /** Whether a type of content is media; unknown types are none. */
    static boolean isMedia(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        boolean sound = lower.startsWith("audio/") || lower.startsWith("video/");
        return (sound && !isM3u(lower)) || lower.equals("application/ogg");
    }

    static boolean isM3u(String type) {
        return M3U.contains(type);
    }

    /** Whether what a feed attaches to an entry is media: by its type, else by its name. */
    static boolean isMedia(Optional<String> type, Link link) {
        return type.map(MediaTypes::isMedia).orElse(false)
                || (type.filter(t -> t.startsWith("image/") || t.startsWith("text/")).isEmpty()
                        && isMedia(link));
    }
}
