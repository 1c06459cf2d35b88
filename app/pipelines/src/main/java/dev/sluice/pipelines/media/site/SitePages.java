package dev.sluice.pipelines.media.site;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.Answer;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.download.DownloadMeter;
import dev.sluice.pipelines.media.download.Fetched;
import dev.sluice.pipelines.media.download.SiteDownloads;
import dev.sluice.pipelines.media.playlist.Sites;
import dev.sluice.pipelines.tool.Tool;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lists and fetches what lies behind pages of sites. yt-dlp goes on in the middle of a file without
 * asking whether it is still the same; so length and entity tag are noted before, compared before
 * going on, and compared again at the end.
 */
public final class SitePages implements Sites, SiteDownloads {
    private static final String NAME = "media";
    private static final String NOTE = "versions.note";
    private static final String DESCRIPTION = "description.json";

    private final AtomicBoolean cautioned = new AtomicBoolean();
    private final Tools tools;
    private final AddressGuard guard;
    private final HttpDoor door;
    private final Path scratch;
    private final Optional<Path> cookies;
    private final String video;
    private final Remarks remarks;

    /**
     * @param door out of which versions of files are asked for
     * @param scratch a folder of the job
     * @param cookies a cookies file of the person
     * @param video what of several forms is taken: {@code best}, {@code 720p} …, {@code audio}
     * @param remarks is told, once, when the yt-dlp that is called should be a newer one
     */
    public SitePages(
            Tools tools,
            AddressGuard guard,
            HttpDoor door,
            Path scratch,
            Optional<Path> cookies,
            String video,
            Remarks remarks) {
        this.tools = tools;
        this.guard = guard;
        this.door = door;
        this.scratch = scratch;
        this.cookies = cookies;
        this.video = video;
        this.remarks = remarks;
    }

    @Override
    public Optional<String> playlist(Link page, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Optional<Tool> tool = tools.find(ToolName.YT_DLP);
        if (tool.isEmpty()) {
            return Optional.empty();
        }
        Path own = scratch.resolve("list-" + UUID.randomUUID());
        try {
            return Optional.of(
                    ytDlp(tool.get(), own).describe(page, List.of("--flat-playlist"), stop));
        } finally {
            FileTree.remove(own);
        }
    }

    private YtDlp ytDlp(Tool tool, Path folder) {
        if (!cautioned.getAndSet(true)) {
            tool.caution().ifPresent(remarks::tell);
        }
        return new YtDlp(tool, guard, BandwidthCap.OF_PROGRAM, folder, cookies);
    }

    @Override
    public Fetched fetch(String page, Path folder, DownloadMeter meter, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Link link = Link.parse(page);
        YtDlp ytDlp = ytDlp(tools.need(ToolName.YT_DLP), folder);
        List<String> form = form();
        Files.createDirectories(folder);
        String description = ytDlp.describe(link, form, stop);
        List<SiteFormat> formats = SiteFormat.read(description, link);
        String versions = versions(formats, stop);
        goOnOrBeginAnew(folder, versions, meter);
        expect(formats, meter);
        write(folder.resolve(DESCRIPTION), description);

        List<String> arguments = new ArrayList<>(form);
        arguments.addAll(
                List.of(
                        "--load-info-json",
                        DESCRIPTION,
                        "--output",
                        NAME + ".%(ext)s",
                        "--no-mtime",
                        "--quiet",
                        "--progress",
                        "--newline",
                        "--progress-template",
                        SiteProgress.TEMPLATE));
        ytDlp.run(
                link,
                arguments,
                new SiteProgress(meter, formats.size() == 1),
                Optional.empty(),
                stop);
        return arrived(link, folder, formats, versions, stop);
    }

    private Fetched arrived(
            Link link, Path folder, List<SiteFormat> formats, String versions, StopSignal stop)
            throws PhaseFailure, IOException {
        Path file = result(folder, link);
        Optional<Long> length = length(formats, versions);
        boolean cut = length.isPresent() && length.get() != Files.size(file);
        if (cut || !versions(formats, stop).equals(versions)) {
            FileTree.remove(folder);
            throw new PhaseFailure(
                    Failure.transientOf(
                            "%s changed while yt-dlp fetched it; it is fetched anew."
                                    .formatted(link.shown()),
                            versions));
        }
        String name = String.valueOf(file.getFileName());
        return new Fetched(
                file,
                Files.size(file),
                name.substring(name.lastIndexOf('.') + 1),
                length.isPresent() ? "length verified" : "length not verified");
    }

    /** The length of the one file there is, where its server tells it. */
    private static Optional<Long> length(List<SiteFormat> formats, String versions) {
        String[] parts = versions.split("\n", -1)[0].split(" ", 2);
        return formats.size() == 1 && parts[0].matches("\\d+")
                ? Optional.of(Long.parseLong(parts[0]))
                : Optional.empty();
    }

    /** One line a file: length and entity tag, or that nothing is told of it. */
    private String versions(List<SiteFormat> formats, StopSignal stop) throws HttpProblem {
        StringBuilder all = new StringBuilder();
        for (SiteFormat format : formats) {
            all.append(format.direct() ? version(format, stop) : "pieces").append('\n');
        }
        return all.toString();
    }

    private String version(SiteFormat format, StopSignal stop) throws HttpProblem {
        Map<String, String> headers = new HashMap<>(format.headers());
        headers.put("Range", "bytes=0-0");
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Accept-Encoding"));
        try (Answer answer = door.ask(Link.parse(format.link()), headers, stop)) {
            Optional<String> length =
                    answer.status() == 206
                            ? answer.header("Content-Range")
                                    .map(range -> range.replaceFirst("^.*/", ""))
                            : answer.header("Content-Length").filter(_ -> answer.status() == 200);
            String tag =
                    answer.header("ETag").or(() -> answer.header("Last-Modified")).orElse("no tag");
            return length.map(String::strip).orElse("unknown") + " " + tag;
        }
    }

    private static void goOnOrBeginAnew(Path folder, String versions, DownloadMeter meter)
            throws IOException {
        Path note = folder.resolve(NOTE);
        boolean same =
                Files.exists(note)
                        && Files.readString(note, StandardCharsets.UTF_8).equals(versions)
                        && !versions.contains("no tag")
                        && !versions.contains("unknown");
        if (same) {
            meter.found(unfinished(folder));
            return;
        }
        FileTree.remove(folder);
        Files.createDirectories(folder);
        write(note, versions);
    }

    private static void expect(List<SiteFormat> formats, DownloadMeter meter) {
        if (formats.stream().allMatch(format -> format.bytes().isPresent())) {
            meter.total(formats.stream().mapToLong(format -> format.bytes().orElseThrow()).sum());
        }
    }

    private static long unfinished(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + ".*")) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static Path result(Path folder, Link link) throws PhaseFailure, IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + ".*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("media\\.[A-Za-z0-9]{1,10}")
                        && !name.endsWith(".part")
                        && !name.endsWith(".ytdl")
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    return file;
                }
            }
        }
        throw new PhaseFailure(
                Failure.transientOf(
                        "yt-dlp ended without a file for %s.".formatted(link.shown()), ""));
    }

    private List<String> form() throws InterruptedException {
        Optional<Tool> ffmpeg = tools.find(ToolName.FFMPEG);
        List<String> form = new ArrayList<>(List.of("--no-playlist", "--format"));
        String limit =
                video.endsWith("p")
                        ? "[height<=" + video.substring(0, video.length() - 1) + "]"
                        : "";
        // Pictures and sound apart can only be put together by ffmpeg.
        if (video.equals("audio")) {
            form.add("ba/b");
        } else {
            form.add((ffmpeg.isPresent() ? "bv*" + limit + "+ba/" : "") + "b" + limit + "/b");
        }
        ffmpeg.ifPresent(tool -> form.addAll(List.of("--ffmpeg-location", tool.path().toString())));
        return form;
    }

    private static void write(Path file, String text) throws IOException {
        try (AtomicFile out = AtomicFile.create(file)) {
            out.stream().write(text.getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
    }
}
