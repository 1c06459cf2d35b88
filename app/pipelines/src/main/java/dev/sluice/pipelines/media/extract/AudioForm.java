package dev.sluice.pipelines.media.extract;

import dev.sluice.pipelines.media.output.Kind;

/**
 * What is asked for of the audio.
 *
 * @param loudness whether all results are brought to one loudness
 */
public record AudioForm(AudioFormat format, AudioFormat.Quality quality, boolean loudness) {
    /** The kind of result that it is on the archive list. */
    public Kind kind() {
        return Kind.audio(name());
    }

    /** Names the form for the archive list; another form of the same item is another result. */
    public String name() {
        String levelled = loudness ? " levelled" : "";
        return switch (format) {
            case COPY -> "copy";
            case FLAC -> "flac" + levelled;
            case MP3, AAC, OPUS -> format.word() + " " + quality.word() + levelled;
        };
    }

    /** How large results are, about. */
    public long bytesPerSecond() {
        return switch (format) {
            case COPY -> 16_000;
            case FLAC -> 90_000;
            case MP3 -> pick(14_000, 24_000, 31_000);
            case AAC -> pick(12_000, 20_000, 32_000);
            case OPUS -> pick(8_000, 14_000, 24_000);
        };
    }

    private long pick(long low, long normal, long high) {
        return switch (quality) {
            case LOW -> low;
            case NORMAL -> normal;
            case HIGH -> high;
        };
    }
}
