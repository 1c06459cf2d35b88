package dev.sluice.desktop.watch;

import dev.sluice.desktop.home.KeptList;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.link.SettingsFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code HOME/watch.properties}: {@code watch.ID.folder=/in}. For one writer at a time. */
final class WatchesFile implements KeptList.Form<Watch> {
    private static final Pattern KEY = Pattern.compile("watch\\.([a-z0-9]{1,16})\\.([a-z]+)");

    /** What files written before there was a choice mean. */
    private static final String USUAL = "load";

    private final SettingsFile file;

    WatchesFile(Path path) {
        file = new SettingsFile(path);
    }

    static Path path(Path home) {
        return home.resolve("watch.properties");
    }

    /** Moves a damaged file aside. @return a sentence for the person if that was so */
    Optional<String> setAsideIfDamaged() {
        return file.setAsideIfDamaged(WatchesFile::parse, "The watched folders");
    }

    @Override
    public List<Watch> readOr(List<Watch> usual) {
        return file.readOr(usual, WatchesFile::parse);
    }

    @Override
    public void write(List<Watch> watches) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (Watch watch : watches) {
            String key = "watch." + watch.id() + ".";
            values.put(key + "folder", watch.folder().toString());
            values.put(key + "pipeline", watch.pipeline().value());
            values.put(key + "preset", watch.preset().orElse(""));
            values.put(key + "table", watch.table().orElse(""));
            values.put(key + "seconds", Integer.toString(watch.stableSeconds()));
        }
        file.write(values);
    }

    private static List<Watch> parse(Map<String, String> values) {
        Map<String, Map<String, String>> byId = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                byId.computeIfAbsent(key.group(1), id -> new HashMap<>()).put(key.group(2), value);
            }
        });
        return byId.entrySet().stream()
                .map(entry ->
                        new Watch(
                                entry.getKey(),
                                Path.of(entry.getValue().getOrDefault("folder", "")),
                                new PipelineId(entry.getValue().getOrDefault("pipeline", USUAL)),
                                text(entry.getValue(), "preset"),
                                text(entry.getValue(), "table"),
                                Integer.parseInt(
                                        entry.getValue()
                                                .getOrDefault(
                                                        "seconds", "" + Watch.USUAL_SECONDS))))
                .toList();
    }

    private static Optional<String> text(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }
}
