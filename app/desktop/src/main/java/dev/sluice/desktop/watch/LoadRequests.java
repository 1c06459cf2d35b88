package dev.sluice.desktop.watch;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.table.TableName;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of watched folders are loaded, with the options of the preset if there still is one of its
 * name. Any thread.
 */
public final class LoadRequests implements WatchRequests {
    private static final PipelineId LOAD = new PipelineId("load");

    private final Path home;
    private volatile List<Preset> presets;

    /**
     * @param all presets; they belong to the thread that calls this
     */
    public LoadRequests(Path home, ObservableList<Preset> all) {
        this.home = home;
        this.presets = List.copyOf(all);
        all.addListener((ListChangeListener<Preset>) change -> presets = List.copyOf(all));
    }

    @Override
    public JobRequest of(Watch watch, Path file) {
        String name = String.valueOf(file.getFileName());
        Map<String, String> options = new HashMap<>();
        watch.preset()
                .flatMap(wanted ->
                        presets.stream()
                                .filter(preset -> preset.pipeline().equals(LOAD))
                                .filter(preset -> preset.name().equals(wanted))
                                .findFirst())
                .ifPresent(preset -> options.putAll(preset.options()));
        options.putIfAbsent("into", "duckdb:" + home.resolve("warehouse.duckdb"));
        watch.table().ifPresent(table -> options.put("table", table));
        options.computeIfAbsent("table", missing -> tableOf(name));
        return new JobRequest(LOAD, name, List.of(file.toString()), options);
    }

    private static String tableOf(String name) {
        String inner = Packing.innerName(name);
        int dot = inner.lastIndexOf('.');
        return TableName.suggestion(dot > 0 ? inner.substring(0, dot) : inner);
    }
}
