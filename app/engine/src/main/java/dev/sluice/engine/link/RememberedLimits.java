package dev.sluice.engine.link;

import dev.sluice.engine.Limits;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.schedule.LimitsMemory;
import dev.sluice.engine.store.StoreFailure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The limits that a person chose, in a file of the home. Only the home's owner writes them. */
public final class RememberedLimits implements LimitsMemory {
    private static final String LANE = "lane.";
    private static final String BUDGET = "staging-budget-bytes";
    private static final String FOLDER = "staging-folder";

    private final Path path;
    private final SettingsFile file;

    RememberedLimits(Path path) {
        this.path = path;
        this.file = new SettingsFile(path);
    }

    /** What was chosen; nothing where the file is not there or can't be used. */
    public Limits read() {
        return file.readOr(Limits.NONE, RememberedLimits::parse);
    }

    /** Moves a damaged file aside. @return a sentence for the person if that was so */
    Optional<String> setAsideIfDamaged() {
        return file.setAsideIfDamaged(RememberedLimits::parse, "The lanes and limits");
    }

    @Override
    public synchronized void remember(Limits chosen) {
        Limits before = read();
        Map<String, Integer> permits = new HashMap<>(before.permits());
        permits.putAll(chosen.permits());
        Map<String, String> values = new HashMap<>();
        permits.forEach((lane, count) -> values.put(LANE + lane, count.toString()));
        chosen.stagingBudgetBytes()
                .or(before::stagingBudgetBytes)
                .ifPresent(bytes -> values.put(BUDGET, bytes.toString()));
        chosen.stagingFolder()
                .or(before::stagingFolder)
                .ifPresent(folder -> values.put(FOLDER, folder));
        try {
            file.write(values);
        } catch (IOException e) {
            throw new StoreFailure(
                    "The new limit holds, but can't be remembered in "
                            + path
                            + ". Check the room on its disk and the folder's permissions.",
                    false,
                    e);
        }
    }

    private static Limits parse(Map<String, String> values) {
        Map<String, Integer> permits = new HashMap<>();
        Optional<Long> budget = Optional.empty();
        Optional<String> folder = Optional.empty();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(LANE)) {
                LaneId lane = new LaneId(name.substring(LANE.length()));
                permits.put(lane.value(), Integer.valueOf(entry.getValue()));
            } else if (name.equals(BUDGET)) {
                budget = Optional.of(Long.valueOf(entry.getValue()));
            } else if (name.equals(FOLDER)) {
                folder = Optional.of(entry.getValue());
            }
            // Other names are of a later version, which will choose again what it needs.
        }
        return new Limits(permits, budget, folder);
    }
}
