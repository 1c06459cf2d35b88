package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Said.Part;
import dev.sluice.engine.pipeline.Survey.Advice;
import dev.sluice.engine.pipeline.Survey.Remedy;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.tool.Tool;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what a person may want to change before Media is queued. */
final class MediaAdvice {
    private static final int MOST_PROBLEMS = 3;

    private final MediaSettings settings;
    private final Tools tools;
    private final List<Advice> all = new ArrayList<>();
    private boolean ffmpegMissing;

    MediaAdvice(MediaSettings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
    }

    List<Advice> all() {
        return all;
    }

    boolean ffmpegMissing() {
        return ffmpegMissing;
    }

    /** Operands of which no list can be had. */
    void problems(List<Glimpse.Problem> problems) {
        Map<String, Advice> told = new LinkedHashMap<>();
        for (Glimpse.Problem problem : problems) {
            // Many links lead to one host, which is allowed once.
            told.putIfAbsent(problem.refusedHost().orElse(problem.sentence()), problem(problem));
        }
        told.values().stream().limit(MOST_PROBLEMS).forEach(all::add);
    }

    private Advice problem(Glimpse.Problem problem) {
        if (problem.refusedHost().isEmpty()) {
            return new Advice(
                    true,
                    said("unusable", problem.sentence(), new Part.Text(problem.sentence())),
                    Optional.empty(),
                    List.of());
        }
        Part host = new Part.Text(problem.refusedHost().get());
        Set<String> hosts = new LinkedHashSet<>(settings.allowedHosts());
        hosts.add(problem.refusedHost().get());
        return Advice.warning(
                said("refused", "%s is in a private network".formatted(text(host)), host),
                said(
                        "refused.detail",
                        "Links must not lead to this machine or a private network unless you trust"
                                + " the host and allow it."),
                new Remedy(
                        said("allow", "Allow %s".formatted(text(host)), host),
                        Map.of(MediaOptions.ALLOW_HOST.name(), String.join(",", hosts))));
    }

    /** The program without which nothing is extracted. */
    void ffmpeg() throws InterruptedException {
        Optional<String> missing = missing(ToolName.FFMPEG);
        if (missing.isEmpty()) {
            missing = missing(ToolName.FFPROBE);
        }
        ffmpegMissing = missing.isPresent();
        if (missing.isEmpty() || !settings.mode().extracts()) {
            return;
        }
        Said detail = said("no-ffmpeg.detail", missing.get(), new Part.Text(missing.get()));
        Said title = said("no-ffmpeg", "Nothing can be extracted without ffmpeg");
        all.add(
                settings.mode().downloads()
                        ? Advice.warning(
                                title,
                                detail,
                                new Remedy(
                                        said("only-download", "Only download"),
                                        Map.of(MediaOptions.MODE.name(), "download")))
                        : Advice.warning(title, detail));
    }

    /**
     * The program without which pages of sites stay closed.
     *
     * @param sites how many items need it
     */
    void ytDlp(long sites) throws InterruptedException {
        if (sites == 0) {
            return;
        }
        try {
            Tool tool = tools.need(ToolName.YT_DLP);
            tool.caution()
                    .ifPresent(caution ->
                            all.add(
                                    Advice.warning(
                                            said(
                                                    "old-yt-dlp",
                                                    "yt-dlp %s has known holes"
                                                            .formatted(tool.version()),
                                                    new Part.Text(tool.version())),
                                            said(
                                                    "old-yt-dlp.detail",
                                                    caution,
                                                    new Part.Text(caution)))));
        } catch (PhaseFailure e) {
            Part count = new Part.Count(sites);
            String sentence = e.failure().message();
            all.add(
                    Advice.warning(
                            said(
                                    "no-yt-dlp",
                                    sites == 1
                                            ? "1 item is a page that only yt-dlp can read"
                                            : sites + " items are pages that only yt-dlp can read",
                                    count),
                            said("no-yt-dlp.detail", sentence, new Part.Text(sentence))));
        }
    }

    private Optional<String> missing(ToolName name) throws InterruptedException {
        try {
            tools.need(name);
            return Optional.empty();
        } catch (PhaseFailure e) {
            return Optional.of(e.failure().message());
        }
    }

    /** Whether results can be put where they are to go. */
    void folder() {
        Path nearest = nearest();
        boolean usable = Files.isDirectory(nearest) && Files.isWritable(nearest);
        if (!usable) {
            Part to = new Part.Text(settings.to().toString());
            Part wrong = new Part.Text(nearest.toString());
            all.add(
                    Advice.warning(
                            said("folder", "Nothing can be put into %s".formatted(text(to)), to),
                            said(
                                    "folder.detail",
                                    "%s is no folder that you may write to; name another."
                                            .formatted(text(wrong)),
                                    wrong)));
        }
    }

    /**
     * Whether there is room for the results.
     *
     * @param bytes about so many; 0 when unknown
     */
    void room(long bytes) {
        try {
            long free = Files.getFileStore(nearest()).getUsableSpace();
            if (bytes > free) {
                Part need = new Part.Bytes(bytes);
                Part have = new Part.Bytes(free);
                all.add(
                        Advice.warning(
                                said(
                                        "room",
                                        "%,d bytes are needed, %,d are free".formatted(bytes, free),
                                        need,
                                        have),
                                said(
                                        "room.detail",
                                        "The job would wait for room in the middle. Name a folder"
                                                + " on another disk, or take a part with a range."),
                                new Remedy(
                                        said("first", "Only the first 50"),
                                        Map.of(MediaOptions.RANGE.name(), "1-50"))));
            }
        } catch (IOException e) {
            // Nobody can tell; a job that finds no room waits and says so.
            return;
        }
    }

    /** The list was longer than what is read for a first look. */
    void open(Glimpse glimpse) {
        if (glimpse.open() && glimpse.total() instanceof Total.AtLeast(long n)) {
            all.add(
                    Advice.note(
                            said(
                                    "open",
                                    "There may be more than these %,d items; the job reads all of the list."
                                            .formatted(n),
                                    new Part.Count(n))));
        } else if (glimpse.open()) {
            all.add(
                    Advice.note(
                            said(
                                    "slow",
                                    "The list takes longer than a first look; the job reads it.")));
        }
    }

    /** Servers that tell sizes only while they send. */
    void unweighed(long items, long unknown) {
        if (items > 0 && unknown == items) {
            all.add(
                    Advice.note(
                            said(
                                    "no-sizes",
                                    "How large the items are shows only while they are"
                                            + " downloaded.")));
        }
    }

    /** The folder of results, or the nearest one above it that is there. */
    private Path nearest() {
        Path at = settings.to();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static String text(Part part) {
        return part instanceof Part.Text(String text) ? text : part.toString();
    }

    private static Said said(String key, String english, Part... parts) {
        return Said.of("media.advice." + key, english, parts);
    }
}
