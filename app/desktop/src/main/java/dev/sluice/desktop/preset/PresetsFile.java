package dev.sluice.desktop.preset;

import dev.sluice.desktop.home.KeptList;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.link.SettingsFile;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code HOME/presets.properties}: {@code preset.3.name=Nightly}, {@code preset.3.pipeline=load},
 * {@code preset.3.option.codec=zstd}, and {@code preset.3.usual=true}. Names and values are written
 * as in the query of a link, since a person may type anything. For one writer at a time.
 */
final class PresetsFile implements KeptList.Form<Preset> {
    private static final Pattern KEY = Pattern.compile("preset\\.(\\d{1,6})\\.(.+)");
    private static final String OPTION = "option.";

    private final SettingsFile file;

    PresetsFile(Path path) {
        file = new SettingsFile(path);
    }

    static Path path(Path home) {
        return home.resolve("presets.properties");
    }

    /** Moves a damaged file aside. @return a sentence for the person if that was so */
    Optional<String> setAsideIfDamaged() {
        return file.setAsideIfDamaged(PresetsFile::parse, "The presets");
    }

    @Override
    public List<Preset> readOr(List<Preset> usual) {
        return file.readOr(usual, PresetsFile::parse);
    }

    @Override
    public void write(List<Preset> presets) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < presets.size(); i++) {
            Preset preset = presets.get(i);
            String key = "preset." + i + ".";
            values.put(key + "name", encoded(preset.name()));
            values.put(key + "pipeline", preset.pipeline().value());
            values.put(key + "usual", Boolean.toString(preset.usual()));
            preset.options()
                    .forEach((option, value) -> values.put(key + OPTION + option, encoded(value)));
        }
        file.write(values);
    }

    private static List<Preset> parse(Map<String, String> values) {
        Map<Integer, Map<String, String>> byNumber = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                byNumber.computeIfAbsent(Integer.valueOf(key.group(1)), n -> new HashMap<>())
                        .put(key.group(2), decoded(value));
            }
        });
        List<Preset> presets = new ArrayList<>();
        for (Map<String, String> fields : byNumber.values()) {
            Map<String, String> options = new HashMap<>();
            fields.forEach((field, value) -> {
                if (field.startsWith(OPTION)) {
                    options.put(field.substring(OPTION.length()), value);
                }
            });
            presets.add(
                    new Preset(
                            new PipelineId(fields.getOrDefault("pipeline", "")),
                            fields.getOrDefault("name", ""),
                            Boolean.parseBoolean(fields.get("usual")),
                            options));
        }
        return List.copyOf(presets);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
