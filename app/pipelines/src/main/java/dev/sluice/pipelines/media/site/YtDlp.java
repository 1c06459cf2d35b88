package dev.sluice.pipelines.media.site;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.GuardingProxy;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.NameLookup;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.process.ChildCommand;
import dev.sluice.pipelines.process.ChildProcess;
import dev.sluice.pipelines.process.ChildTooSlow;
import dev.sluice.pipelines.process.LastLines;
import dev.sluice.pipelines.process.LineListener;
import dev.sluice.pipelines.tool.Tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Calls yt-dlp by the rules for child processes: no configuration, plugins or commands of anybody,
 * every connection through a proxy of ours that checks where it leads, cookies in a copy for the
 * run alone, the link behind {@code --}.
 */
final class YtDlp {
    private static final int LONGEST_LINE = 64 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Earlier ones give cookies to whatever server a redirect leads to (CVE-2023-35934). */
    private static final String KEEPS_COOKIES = "2023.07.06";

    private static final String KNOWS_PLUGIN_DIRS = "2025.03.21";

    private static final Pattern PASSING =
            Pattern.compile(
                    "(?i).*(timed out|timeout|HTTP Error (429|5\\d\\d)|temporar|connection"
                            + " (reset|refused|aborted)|unable to connect|remote end"
                            + " closed|IncompleteRead|more expected|giving up after).*");

    private static final Pattern FULL =
            Pattern.compile("(?i)no space left on device|disk quota exceeded");

    private static final String SETTINGS = "settings";

    private final Tool tool;
    private final AddressGuard guard;
    private final BandwidthCap cap;
    private final Path scratch;
    private final Optional<Path> cookies;

    /**
     * @param scratch a folder for this run alone; it stands in for the home folder
     * @param cookies a cookies file as browsers export it
     */
    YtDlp(Tool tool, AddressGuard guard, BandwidthCap cap, Path scratch, Optional<Path> cookies) {
        this.tool = tool;
        this.guard = guard;
        this.cap = cap;
        this.scratch = scratch;
        this.cookies = cookies;
    }

    /**
     * Asks for a description of a page.
     *
     * @param how what to describe, such as {@code --flat-playlist}
     * @return JSON
     * @throws PhaseFailure with yt-dlp's own words
     */
    String describe(Link page, List<String> how, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        StringBuilder json = new StringBuilder();
        List<String> arguments = new ArrayList<>(how);
        arguments.addAll(List.of("--dump-single-json", "--", page.toString()));
        run(
                page,
                arguments,
                line -> {
                    if (json.isEmpty()) {
                        json.append(line);
                    }
                },
                Optional.of(PATIENCE),
                stop);
        return json.toString();
    }

    /**
     * Runs it to its end.
     *
     * @param page of which sentences tell
     * @throws PhaseFailure with yt-dlp's own words
     */
    void run(
            Link page,
            List<String> arguments,
            LineListener out,
            Optional<Duration> limit,
            StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Files.createDirectories(scratch);
        LastLines errors = new LastLines(5);
        try (GuardingProxy proxy = GuardingProxy.start(guard, NameLookup.SYSTEM, cap)) {
            List<String> all = new ArrayList<>(safe(proxy));
            all.addAll(arguments);
            ChildCommand command =
                    new ChildCommand(
                            tool.path(), all, scratch, surroundings(), LONGEST_LINE, limit);
            int code = ChildProcess.run(command, out, errors, stop);
            if (code != 0) {
                if (errors.lines().stream().anyMatch(FULL.asPredicate())) {
                    throw new NoRoom(scratch, new IOException(String.join(" | ", errors.lines())));
                }
                throw failure(page, errors.lines(), proxy.refusal());
            }
        } catch (ChildTooSlow e) {
            throw new PhaseFailure(
                    Failure.transientOf(
                            "yt-dlp did not get through with %s in %d minutes."
                                    .formatted(page.shown(), PATIENCE.toMinutes()),
                            ""),
                    e);
        } finally {
            Files.deleteIfExists(scratch.resolve("cookies"));
            Files.deleteIfExists(scratch.resolve(SETTINGS));
        }
    }

    /** A home of its own has no plugins and no configuration. */
    private Map<String, String> surroundings() {
        return Map.of(
                "HOME", scratch.toString(),
                "USERPROFILE", scratch.toString(),
                "XDG_CONFIG_HOME", scratch.toString(),
                "XDG_CACHE_HOME", scratch.toString(),
                "YTDLP_NO_PLUGINS", "1",
                "PYTHONNOUSERSITE", "1");
    }

    private List<String> safe(GuardingProxy proxy) throws PhaseFailure, IOException {
        List<String> safe =
                new ArrayList<>(
                        List.of(
                                "--ignore-config",
                                "--no-exec",
                                "--no-cache-dir",
                                "--no-batch-file",
                                "--config-locations",
                                settings(proxy).toString(),
                                "--socket-timeout",
                                "30",
                                "--retries",
                                "3"));
        if (isAtLeast(KNOWS_PLUGIN_DIRS)) {
            safe.add("--no-plugin-dirs");
        }
        if (cookies.isPresent()) {
            safe.addAll(List.of("--cookies", copied(cookies.get()).toString()));
        }
        return safe;
    }

    /** Names the proxy, whose password everybody could see among the arguments. */
    private Path settings(GuardingProxy proxy) throws IOException {
        Path file = scratch.resolve(SETTINGS);
        try (AtomicFile out = AtomicFile.createPrivate(file)) {
            out.stream()
                    .write(
                            "--proxy %s%n"
                                    .formatted(proxy.link())
                                    .getBytes(StandardCharsets.US_ASCII));
            out.commit();
        }
        return file;
    }

    /** yt-dlp writes back to its cookies file; the person's own stays as it is. */
    private Path copied(Path file) throws PhaseFailure, IOException {
        if (!isAtLeast(KEEPS_COOKIES)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "yt-dlp %s at %s may give cookies to other servers; update it to %s or newer, or leave --cookies out."
                                    .formatted(tool.version(), tool.path(), KEEPS_COOKIES)));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The cookies file %s can't be read; check its path.".formatted(file)));
        }
        Path copy = scratch.resolve("cookies");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        }
        return copy;
    }

    /** Versions of yt-dlp are dates, which compare as text. */
    private boolean isAtLeast(String version) {
        return tool.version().compareTo(version) >= 0;
    }

    private static PhaseFailure failure(
            Link page, List<String> lines, Optional<HttpProblem> refusal) {
        String last =
                lines.stream()
                        .filter(line -> line.startsWith("ERROR:"))
                        .reduce((_, b) -> b)
                        .or(() -> lines.stream().reduce((_, b) -> b))
                        .orElse("it gave no reason");
        String words = PlainText.of(last.replaceFirst("^ERROR:\\s*", ""), 240);
        String detail = PlainText.of(String.join(" | ", lines), 1_000);
        if (refusal.isPresent()) {
            String sentence = refusal.get().sentence();
            return new PhaseFailure(
                    refusal.get().mayPass()
                            ? Failure.transientOf(sentence, detail)
                            : Failure.permanent(sentence, detail),
                    refusal.get());
        }
        String sentence = "yt-dlp could not read %s: %s".formatted(page.shown(), words);
        return new PhaseFailure(
                PASSING.matcher(words).matches()
                        ? Failure.transientOf(sentence, detail)
                        : Failure.permanent(sentence, detail));
    }
}
