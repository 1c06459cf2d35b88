package dev.sluice.pipelines.media.extract;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What ffprobe says of a file.
 *
 * @param audio number of the stream to take
 * @param codec of that stream, as ffprobe calls it
 * @param channels of that stream; 0 when unknown
 * @param audioSeconds how long that stream plays, where the file says so
 * @param exact whether such files say truly how long they play, rather than it being guessed
 * @param seconds how long the file plays
 * @param picture number of the stream that holds a cover
 * @param moving whether there is a video stream that is no cover
 * @param tags of the file, names in lower case
 */
record ProbedMedia(
        int audio,
        String codec,
        int channels,
        OptionalDouble audioSeconds,
        boolean exact,
        OptionalDouble seconds,
        OptionalInt picture,
        boolean moving,
        Map<String, String> tags) {
    ProbedMedia {
        tags = Map.copyOf(tags);
    }

    /** The best that is known of how long its audio plays. */
    OptionalDouble length() {
        return audioSeconds.isPresent() ? audioSeconds : seconds;
    }
}
