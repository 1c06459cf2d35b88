package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.pipelines.media.extract.AudioForm;
import dev.sluice.pipelines.media.extract.AudioFormat;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.NameTemplate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of one job, fitted together.
 *
 * @param to folder of results, absolute
 * @param template absent when none was asked for
 * @param bandwidth bytes a second of all downloads together
 */
record MediaSettings(
        Path to,
        Mode mode,
        AudioForm audio,
        String video,
        int batch,
        Optional<ItemRange> range,
        boolean newestFirst,
        boolean onlyNew,
        boolean force,
        Optional<NameTemplate> template,
        Optional<Long> bandwidth,
        Duration delay,
        Optional<Path> cookies,
        List<String> allowedHosts) {

    /** Which of the phases are on. */
    enum Mode {
        BOTH,
        DOWNLOAD,
        EXTRACT;

        boolean downloads() {
            return this != EXTRACT;
        }

        boolean extracts() {
            return this != DOWNLOAD;
        }
    }

    /**
     * @throws InvalidOption for the first thing that is missing or does not fit together
     */
    static MediaSettings of(Options options) throws InvalidOption {
        if (options.get(MediaOptions.TO).isEmpty()) {
            throw new InvalidOption("to", "Say which folder the results go into: --to DIR.");
        }
        MediaSettings settings = lenient(options);
        AudioForm audio = settings.audio();
        if (audio.loudness() && audio.format() == AudioFormat.COPY && settings.mode().extracts()) {
            throw new InvalidOption(
                    "loudness",
                    "--loudness changes the sound, which --audio copy does not; add --audio mp3,"
                            + " aac, opus or flac.",
                    Optional.empty());
        }
        if (options.need(MediaOptions.FORCE) && options.need(MediaOptions.ONLY_NEW)) {
            throw new InvalidOption(
                    "only-new", "--only-new and --force contradict each other; give one.");
        }
        return settings;
    }

    /** The same, even while it is not said yet where results go, or options contradict. */
    static MediaSettings lenient(Options options) throws InvalidOption {
        return new MediaSettings(
                path("to", options.get(MediaOptions.TO).orElse(".")),
                mode(options),
                new AudioForm(
                        AudioFormat.valueOf(upper(options.need(MediaOptions.AUDIO))),
                        AudioFormat.Quality.valueOf(upper(options.need(MediaOptions.QUALITY))),
                        options.need(MediaOptions.LOUDNESS)),
                options.need(MediaOptions.VIDEO),
                options.need(MediaOptions.BATCH),
                options.get(MediaOptions.RANGE),
                options.need(MediaOptions.NEWEST_FIRST),
                options.need(MediaOptions.ONLY_NEW),
                options.need(MediaOptions.FORCE),
                options.get(MediaOptions.TEMPLATE),
                options.get(MediaOptions.BANDWIDTH),
                Duration.ofSeconds(options.need(MediaOptions.DELAY)),
                cookies(options),
                options.get(MediaOptions.ALLOW_HOST).orElse(List.of()));
    }

    /** The results that the mode makes of an item. */
    List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        if (mode.downloads()) {
            kinds.add(Kind.MEDIA);
        }
        if (mode.extracts()) {
            kinds.add(audio.kind());
        }
        return kinds;
    }

    /** For a look that plans all and takes no share of the network from downloads under way. */
    MediaSettings unlimited() {
        return new MediaSettings(
                to,
                mode,
                audio,
                video,
                batch,
                range,
                newestFirst,
                false,
                force,
                template,
                Optional.empty(),
                delay,
                cookies,
                allowedHosts);
    }

    /** Known of any options, also while somebody is still filling them in. */
    static Mode mode(Options options) {
        return Mode.valueOf(upper(options.need(MediaOptions.MODE)));
    }

    private static Optional<Path> cookies(Options options) throws InvalidOption {
        Optional<String> file = options.get(MediaOptions.COOKIES);
        return file.isEmpty() ? Optional.empty() : Optional.of(path("cookies", file.get()));
    }

    private static Path path(String option, String text) throws InvalidOption {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidOption(option, "'%s' is no path.".formatted(text));
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
