package dev.sluice.pipelines.media;

import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.Archived;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An M3U playlist of what a job has put into its folder, in the order of the source. */
final class ResultList {
    /** A line takes a few hundred bytes; beyond this many it is left as it is. */
    private static final int MOST = 200_000;

    private record Line(Archived result, String words) {}

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> albums = new HashSet<>();

    void add(Archived result, MediaItem item) {
        if (albums.size() < 2) {
            albums.add(item.album().orElse(""));
        }
        if (lines.size() < MOST) {
            String words =
                    item.artist().map(name -> name + " - " + item.title()).orElse(item.title());
            lines.add(new Line(result, words.replaceAll("\\p{Cntrl}+", " ").strip()));
        }
    }

    /** What all of it is part of, if it is part of one thing. */
    Optional<String> album() {
        return albums.size() == 1
                ? albums.stream().filter(name -> !name.isBlank()).findFirst()
                : Optional.empty();
    }

    /** One file needs no list. */
    boolean worthwhile() {
        return lines.size() > 1;
    }

    /**
     * @param file overwritten
     * @param folder that the paths in it are seen from
     */
    void write(Path file, Path folder) throws IOException {
        StringBuilder text = new StringBuilder("#EXTM3U\n");
        for (Line line : lines) {
            long seconds = line.result().seconds();
            String path = folder.relativize(line.result().file()).toString().replace('\\', '/');
            text.append("#EXTINF:")
                    .append(seconds > 0 ? seconds : -1)
                    .append(',')
                    .append(line.words())
                    .append('\n')
                    // A name may begin with the sign of a remark.
                    .append(path.startsWith("#") ? "./" + path : path)
                    .append('\n');
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
