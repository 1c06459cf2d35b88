package dev.sluice.pipelines.media.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What audio is made into. */
public enum AudioFormat {
    /** As it is, in a container that fits. */
    COPY,
    MP3,
    AAC,
    OPUS,
    FLAC;

    /** How much of the sound is kept; FLAC keeps all of it. */
    public enum Quality {
        LOW,
        NORMAL,
        HIGH;

        /** As it is written on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its files end with, without the dot; of a copy only the media tells. */
    public Optional<String> ending() {
        return codec().map(codec -> Container.of(codec).extension());
    }

    /** The codec whose streams are in this form already, as ffprobe calls it. */
    Optional<String> codec() {
        return this == COPY ? Optional.empty() : Optional.of(word());
    }

    /** What ffmpeg is told to encode. */
    List<String> encoder(Quality quality) {
        return switch (this) {
            case COPY -> List.of("-c:a", "copy");
            case MP3 -> List.of("-c:a", "libmp3lame", "-q:a", pick(quality, "6", "2", "0"));
            case AAC -> List.of("-c:a", "aac", "-b:a", pick(quality, "96k", "160k", "256k"));
            case OPUS -> List.of("-c:a", "libopus", "-b:a", pick(quality, "64k", "112k", "192k"));
            case FLAC -> List.of("-c:a", "flac", "-compression_level", "5");
        };
    }

    private static String pick(Quality quality, String low, String normal, String high) {
        return switch (quality) {
            case LOW -> low;
            case NORMAL -> normal;
            case HIGH -> high;
        };
    }
}
