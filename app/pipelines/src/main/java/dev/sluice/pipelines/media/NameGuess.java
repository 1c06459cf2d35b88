package dev.sluice.pipelines.media;

import dev.sluice.pipelines.media.extract.AudioFormat;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.kind.Endings;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Says what the result of an item would be called, as far as its link or name tells. */
final class NameGuess {
    /** Stands for an ending that only the media itself tells. */
    private static final String UNKNOWN_ENDING = "…";

    /** Of files that hold sound and nothing else, whose copy ends the same. */
    private static final Set<String> SOUND = Set.of("mp3", "m4a", "opus", "flac", "wav");

    private NameGuess() {}

    /**
     * The audio where it is extracted, else the media file.
     *
     * @param before names of earlier ones; this one is put there
     */
    static String of(MediaItem item, MediaSettings settings, Outputs outputs, Set<String> before)
            throws IOException {
        boolean audio = settings.mode().extracts();
        Kind kind = audio ? settings.audio().kind() : Kind.MEDIA;
        return outputs.preview(item, kind, ending(item, settings, audio), before);
    }

    private static String ending(MediaItem item, MediaSettings settings, boolean audio) {
        Optional<String> own = Optional.of(ownEnding(item)).filter(Endings.MEDIA::contains);
        AudioFormat format = settings.audio().format();
        if (!audio) {
            return own.orElse(UNKNOWN_ENDING);
        }
        return format.ending().or(() -> own.filter(SOUND::contains)).orElse(UNKNOWN_ENDING);
    }

    /** Whether the item holds sound alone, going by its name. */
    static boolean isSound(MediaItem item) {
        return SOUND.contains(ownEnding(item));
    }

    private static String ownEnding(MediaItem item) {
        return switch (item.place()) {
            case MediaItem.Place.File(var path) -> Endings.of(String.valueOf(path.getFileName()));
            case MediaItem.Place.Http(String link) ->
                    Endings.of(link.replaceFirst("[?#].*$", "").replaceFirst("^.*/", ""));
            case MediaItem.Place.Site _ -> "";
        };
    }
}
