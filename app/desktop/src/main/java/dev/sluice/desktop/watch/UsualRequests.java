package dev.sluice.desktop.watch;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.files.FolderWalk;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.HomeWarehouse;
import dev.sluice.pipelines.load.table.TableName;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of watched folders go to the folder's pipeline, with the options of the preset if there
 * still is one of its name, and results where the add sheet would put them. Any thread.
 */
public final class UsualRequests implements WatchRequests {
    private final Path home;
    private final List<Pipeline> pipelines;
    private volatile List<Preset> presets;

    /**
     * @param pipelines what can be done with files, the usual first
     * @param all presets; they belong to the thread that calls this
     */
    public UsualRequests(Path home, List<Pipeline> pipelines, ObservableList<Preset> all) {
        this.home = home;
        this.pipelines = List.copyOf(pipelines);
        this.presets = List.copyOf(all);
        all.addListener((ListChangeListener<Preset>) change -> presets = List.copyOf(all));
    }

    @Override
    public List<Pipeline> pipelines() {
        return pipelines;
    }

    @Override
    public boolean takes(Watch watch, String name) {
        return pipeline(watch.pipeline())
                .filter(pipeline -> !pipeline.operands().endings().isEmpty())
                .map(pipeline -> pipeline.operands().claims(name) && !name.startsWith("."))
                .orElseGet(() -> FolderWalk.counts(name));
    }

    @Override
    public JobRequest of(Watch watch, Path file) {
        String name = String.valueOf(file.getFileName());
        PipelineId id = watch.pipeline();
        Map<String, String> options = new HashMap<>();
        watch.preset()
                .flatMap(wanted ->
                        presets.stream()
                                .filter(preset -> preset.pipeline().equals(id))
                                .filter(preset -> preset.name().equals(wanted))
                                .findFirst())
                .ifPresent(preset -> options.putAll(preset.options()));
        if (declares(id, "into")) {
            options.putIfAbsent("into", HomeWarehouse.target(home));
        }
        if (declares(id, "to")) {
            options.putIfAbsent("to", home.resolve(id.value()).toString());
        }
        if (declares(id, "table")) {
            watch.table().ifPresent(table -> options.put("table", table));
            options.computeIfAbsent("table", missing -> tableOf(name));
        }
        return new JobRequest(id, name, List.of(file.toString()), options);
    }

    private Optional<Pipeline> pipeline(PipelineId id) {
        return pipelines.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private boolean declares(PipelineId id, String option) {
        return pipeline(id).stream()
                .flatMap(pipeline -> pipeline.options().stream())
                .map(OptionSpec::name)
                .anyMatch(option::equals);
    }

    private static String tableOf(String name) {
        String inner = Packing.innerName(name);
        int dot = inner.lastIndexOf('.');
        return TableName.suggestion(dot > 0 ? inner.substring(0, dot) : inner);
    }
}
