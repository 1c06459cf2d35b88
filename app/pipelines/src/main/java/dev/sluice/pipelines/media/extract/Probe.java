package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.process.ChildCommand;
import dev.sluice.pipelines.process.ChildProcess;
import dev.sluice.pipelines.process.ChildTooSlow;
import dev.sluice.pipelines.process.LastLines;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Looks into a file with ffprobe and says in one sentence what keeps it from being worked on. */
final class Probe {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TEXT = 4 << 20;
    private static final String ENTRIES =
            "stream=index,codec_type,codec_name,channels,duration:stream_disposition=default,attached_pic"
                + ":stream_tags=DURATION:format=format_name,duration,nb_streams:format_tags";

    /** These have an index or a header that counts; of others the length is guessed. */
    private static final Set<String> EXACT =
            Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "flac", "wav");

    private final Path ffprobe;

    Probe(Path ffprobe) {
        this.ffprobe = ffprobe;
    }

    ProbedMedia look(Path file, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        checkFile(file);
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(HostileMedia.input(file));
        arguments.addAll(List.of("-show_entries", ENTRIES, "-of", "json=compact=1"));
        StringBuilder text = new StringBuilder();
        LastLines errors = new LastLines(5);
        ChildCommand command =
                ChildCommand.of(ffprobe, arguments, file.resolveSibling("."))
                        .within(PATIENCE)
                        .withLinesOf(MOST_TEXT);
        int code = run(command, text, errors, file, stop);
        if (text.length() >= MOST_TEXT) {
            throw tooMany(file);
        }
        if (code != 0) {
            throw Refusal.of(file, errors.lines());
        }
        return read(file, text.toString(), errors.lines());
    }

    private static int run(
            ChildCommand command, StringBuilder text, LastLines errors, Path file, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            return ChildProcess.run(
                    command,
                    line -> {
                        if (text.length() < MOST_TEXT) {
                            text.append(line).append('\n');
                        }
                    },
                    errors,
                    stop);
        } catch (ChildTooSlow e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s cannot be looked through within a minute; get a fresh copy of it."
                                    .formatted(file),
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static void checkFile(Path file) throws PhaseFailure, IOException {
        Optional<String> wrong = Optional.empty();
        if (!Files.exists(file)) {
            wrong = Optional.of("is not there any more; put it back and retry");
        } else if (Files.isDirectory(file)) {
            wrong = Optional.of("is a folder, not a media file");
        } else if (!Files.isRegularFile(file)) {
            wrong = Optional.of("is no regular file; name a media file");
        } else if (!Files.isReadable(file)) {
            wrong = Optional.of("may not be read by you; change its permissions");
        } else if (Files.size(file) == 0) {
            wrong = Optional.of("is empty; get a fresh copy of it");
        }
        if (wrong.isPresent()) {
            throw new PhaseFailure(Failure.permanent("%s %s.".formatted(file, wrong.get())));
        }
    }

    private static PhaseFailure tooMany(Path file) {
        return new PhaseFailure(
                Failure.permanent(
                        "%s holds more than %d streams, which no film does; it was left alone."
                                .formatted(file, HostileMedia.MOST_STREAMS)));
    }

    private static ProbedMedia read(Path file, String text, List<String> errors)
            throws PhaseFailure {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw Refusal.of(file, errors);
        }
        if (root.path("format").path("nb_streams").asInt(0) > HostileMedia.MOST_STREAMS) {
            throw tooMany(file);
        }
        JsonNode streams = root.path("streams");
        JsonNode audio = audio(streams).orElseThrow(() -> noAudio(file));
        return new ProbedMedia(
                audio.path("index").asInt(),
                audio.path("codec_name").asString("unknown"),
                audio.path("channels").asInt(0),
                streamSeconds(audio),
                EXACT.contains(root.path("format").path("format_name").asString("")),
                number(root.path("format").path("duration").asString("")),
                picture(streams),
                moving(streams),
                tags(root.path("format").path("tags")));
    }

    private static PhaseFailure noAudio(Path file) {
        return new PhaseFailure(
                Failure.permanent("%s has no audio; there is nothing to extract.".formatted(file)));
    }

    /** The one that a player would take: the default one, else the first. */
    private static Optional<JsonNode> audio(JsonNode streams) {
        Optional<JsonNode> first = Optional.empty();
        for (JsonNode stream : streams) {
            if (stream.path("codec_type").asString("").equals("audio")) {
                if (stream.path("disposition").path("default").asInt(0) == 1) {
                    return Optional.of(stream);
                }
                first = first.or(() -> Optional.of(stream));
            }
        }
        return first;
    }

    private static boolean isPicture(JsonNode stream) {
        return stream.path("disposition").path("attached_pic").asInt(0) == 1;
    }

    private static OptionalInt picture(JsonNode streams) {
        for (JsonNode stream : streams) {
            if (isPicture(stream)) {
                return OptionalInt.of(stream.path("index").asInt());
            }
        }
        return OptionalInt.empty();
    }

    private static boolean moving(JsonNode streams) {
        for (JsonNode stream : streams) {
            if (stream.path("codec_type").asString("").equals("video") && !isPicture(stream)) {
                return true;
            }
        }
        return false;
    }

    private static OptionalDouble streamSeconds(JsonNode stream) {
        OptionalDouble plain = number(stream.path("duration").asString(""));
        return plain.isPresent() ? plain : clock(stream.path("tags").path("DURATION").asString(""));
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && Double.isFinite(value)
                    ? OptionalDouble.of(value)
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Matroska writes {@code 00:01:02.345000000}. */
    private static OptionalDouble clock(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            return OptionalDouble.empty();
        }
        OptionalDouble seconds = number(parts[2].isEmpty() ? "0" : parts[2]);
        try {
            double whole = Integer.parseInt(parts[0]) * 3600.0 + Integer.parseInt(parts[1]) * 60.0;
            double all = whole + seconds.orElse(0);
            return all > 0 ? OptionalDouble.of(all) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Map<String, String> tags(JsonNode node) {
        Map<String, String> tags = new HashMap<>();
        for (Map.Entry<String, JsonNode> tag : node.properties()) {
            tags.put(tag.getKey().toLowerCase(Locale.ROOT), tag.getValue().asString(""));
        }
        return tags;
    }
}
