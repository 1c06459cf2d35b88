package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.ByteAmount;
import dev.sluice.engine.pipeline.InvalidValue;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionSpec.Level;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.pipelines.media.output.NameTemplate;

import java.util.List;
import java.util.regex.Pattern;

/** The options of Media; their names are the long flags of {@code sluice media}. */
public final class MediaOptions {
    private static final Pattern HOST =
            Pattern.compile("\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?");
    private static final int MOST_PRIORITY = 100;
    private static final int MOST_BATCH = 1_000_000;
    private static final int MOST_DELAY = 7 * 24 * 3600;

    private MediaOptions() {}

    public static final OptionSpec<String> TO =
            OptionSpec.of(
                    "to",
                    new OptionType.Text<>("DIR", MediaOptions::filled, value -> value),
                    "The folder that the results go into",
                    Level.MAIN);
    public static final OptionSpec<String> MODE =
            OptionSpec.of(
                    "mode",
                    new OptionType.Choice(List.of("both", "download", "extract")),
                    "both",
                    "Download and extract the audio, or only one of them",
                    Level.MAIN);
    public static final OptionSpec<String> AUDIO =
            OptionSpec.of(
                    "audio",
                    new OptionType.Choice(List.of("copy", "mp3", "aac", "opus", "flac")),
                    "copy",
                    "What the audio is made into; copy takes it as it is",
                    Level.MAIN);
    public static final OptionSpec<String> QUALITY =
            OptionSpec.of(
                    "quality",
                    new OptionType.Choice(List.of("low", "normal", "high")),
                    "normal",
                    "How good mp3, aac and opus are to sound",
                    Level.MAIN);
    public static final OptionSpec<String> VIDEO =
            OptionSpec.of(
                    "video",
                    new OptionType.Choice(List.of("best", "1080p", "720p", "480p", "audio")),
                    "best",
                    "What is downloaded from sites that offer several",
                    Level.MORE);
    public static final OptionSpec<Integer> BATCH =
            OptionSpec.of(
                    "batch",
                    new OptionType.Text<>(
                            "N", text -> number(text, 1, MOST_BATCH), value -> value.toString()),
                    200,
                    "How many items are worked on in one go",
                    Level.MORE);
    public static final OptionSpec<ItemRange> RANGE =
            OptionSpec.of(
                    "range",
                    new OptionType.Text<>("FROM-TO", ItemRange::parse, ItemRange::text),
                    "Only these items of each playlist, such as 1-50 or 51-",
                    Level.MORE);
    public static final OptionSpec<Boolean> NEWEST_FIRST =
            flag("newest-first", "Begin with the latest items");
    public static final OptionSpec<Boolean> ONLY_NEW =
            flag("only-new", "Leave out what is on the archive list already");
    public static final OptionSpec<Boolean> FORCE =
            flag("force", "Do it again even if it is on the archive list");
    public static final OptionSpec<NameTemplate> TEMPLATE =
            OptionSpec.of(
                    "template",
                    new OptionType.Text<>("TEXT", MediaOptions::template, NameTemplate::text),
                    "How results are named; usually {artist}/{date} {title}.{ext}, without what is"
                            + " not known",
                    Level.MORE);
    public static final OptionSpec<Boolean> LOUDNESS =
            flag("loudness", "Bring all audio to one loudness (not with --audio copy)");
    public static final OptionSpec<Long> BANDWIDTH =
            OptionSpec.of(
                    "bandwidth",
                    new OptionType.Text<>(
                            "BYTES", MediaOptions::bytesPerSecond, value -> value.toString()),
                    "How many bytes a second all downloads may take together, such as 2M",
                    Level.MORE);
    public static final OptionSpec<Integer> DELAY =
            OptionSpec.of(
                    "delay",
                    new OptionType.Text<>(
                            "SECONDS",
                            text -> number(text, 0, MOST_DELAY),
                            value -> value.toString()),
                    0,
                    "How long to wait between a download and its extracting",
                    Level.MORE);
    public static final OptionSpec<Integer> EXTRACT_PRIORITY =
            OptionSpec.of(
                    "extract-priority",
                    new OptionType.Text<>(
                            "N",
                            text -> number(text, -MOST_PRIORITY, MOST_PRIORITY),
                            value -> value.toString()),
                    0,
                    "Above 0, extracting what is there comes before further downloads and before"
                            + " other jobs",
                    Level.MORE);
    public static final OptionSpec<String> COOKIES =
            OptionSpec.of(
                    "cookies",
                    new OptionType.Text<>("FILE", MediaOptions::filled, value -> value),
                    "A cookies file for sites that want you to be signed in",
                    Level.MORE);
    public static final OptionSpec<List<String>> ALLOW_HOST =
            OptionSpec.of(
                    "allow-host",
                    new OptionType.Several("HOST", MediaOptions::host),
                    "Fetch from this host although its address is private or this machine's",
                    Level.MORE);

    /** All of them, in the order in which they are asked for. */
    public static final List<OptionSpec<?>> ALL =
            List.of(
                    TO,
                    MODE,
                    AUDIO,
                    QUALITY,
                    VIDEO,
                    BATCH,
                    RANGE,
                    NEWEST_FIRST,
                    ONLY_NEW,
                    FORCE,
                    TEMPLATE,
                    LOUDNESS,
                    BANDWIDTH,
                    DELAY,
                    EXTRACT_PRIORITY,
                    COOKIES,
                    ALLOW_HOST);

    private static OptionSpec<Boolean> flag(String name, String help) {
        return OptionSpec.of(name, new OptionType.Flag(), false, help, Level.MORE);
    }

    private static String filled(String text) throws InvalidValue {
        if (text.isBlank()) {
            throw new InvalidValue("It needs a name that is not empty.");
        }
        return text;
    }

    private static int number(String text, int least, int most) throws InvalidValue {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidValue(
                    "'%s' is no whole number from %d to %d.".formatted(text, least, most));
        }
        throw new InvalidValue("%s is not from %d to %d.".formatted(text, least, most));
    }

    private static NameTemplate template(String text) throws InvalidValue {
        try {
            return new NameTemplate(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(String.valueOf(e.getMessage()));
        }
    }

    private static Long bytesPerSecond(String text) throws InvalidValue {
        return ByteAmount.parse(text.strip().replaceFirst("(?i)/s$", ""), "2097152 or 2M");
    }

    private static String host(String text) throws InvalidValue {
        if (!HOST.matcher(text).matches()) {
            throw new InvalidValue(
                    "'%s' is no host; give its name or address alone, such as 127.0.0.1."
                            .formatted(text));
        }
        return text;
    }
}
