package dev.sluice.desktop.preset;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.KeptList;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All presets of a home. A change holds at once, and {@link #keep} makes it last; the list belongs
 * to the FX thread once the window is there.
 */
public final class Presets {
    /** What each job has of its own. */
    private static final String MONTHS = "months";

    private static final Comparator<Preset> BY_NAME =
            Comparator.comparing((Preset preset) -> preset.pipeline().value())
                    .thenComparing(Preset::name, String.CASE_INSENSITIVE_ORDER);

    private final KeptList<Preset> kept;
    private final Optional<String> notice;
    private final ObservableList<Preset> all = FXCollections.observableArrayList();

    private Presets(Path path) {
        PresetsFile file = new PresetsFile(path);
        this.notice = file.setAsideIfDamaged();
        this.kept = new KeptList<>(path, file);
        show(kept.read());
    }

    /** What is kept in a home; waits for the disk. A damaged file is set aside. */
    public static Presets of(Path home) {
        return new Presets(PresetsFile.path(home));
    }

    /** A sentence for the person when what was kept could not be used. */
    public Optional<String> notice() {
        return notice;
    }

    /** Each by its pipeline and name. */
    public ObservableList<Preset> all() {
        return all;
    }

    public List<Preset> of(PipelineId pipeline) {
        return all.stream().filter(preset -> preset.pipeline().equals(pipeline)).toList();
    }

    /** The one that a new sheet begins with, if any. */
    public Optional<Preset> usual(PipelineId pipeline) {
        return of(pipeline).stream().filter(Preset::usual).findFirst();
    }

    public Optional<Preset> find(PipelineId pipeline, String name) {
        return all.stream().filter(preset -> preset.isOf(pipeline, name.strip())).findFirst();
    }

    /** Saves options under a name; takes the place of a preset of that name. */
    public Preset save(PipelineId pipeline, String name, Map<String, String> options) {
        String plain = name.strip();
        change(list -> {
            boolean usual = list.stream().anyMatch(old -> old.isOf(pipeline, plain) && old.usual());
            list.removeIf(old -> old.isOf(pipeline, plain));
            list.add(new Preset(pipeline, plain, usual, options));
        });
        return find(pipeline, plain).orElseThrow();
    }

    /** The options of a job that another one can have as well. */
    public static Map<String, String> optionsOf(JobRequest request) {
        Map<String, String> options = new HashMap<>(request.options());
        options.remove(MONTHS);
        return options;
    }

    /** Gives it another name; false when another preset has that, or it is blank. */
    public boolean rename(Preset preset, String name) {
        String plain = name.strip();
        Optional<Preset> taken = find(preset.pipeline(), plain).filter(p -> !p.equals(preset));
        if (plain.isEmpty() || taken.isPresent()) {
            return false;
        }
        change(list -> {
            if (preset.isOf(preset.pipeline(), plain) || !has(list, preset.pipeline(), plain)) {
                list.replaceAll(old ->
                        preset.isOf(old.pipeline(), old.name())
                                ? new Preset(old.pipeline(), plain, old.usual(), old.options())
                                : old);
            }
        });
        return true;
    }

    /** Lets new sheets of its pipeline begin with it, or with none. */
    public void makeUsual(Preset preset, boolean usual) {
        change(list ->
                list.replaceAll(old ->
                        old.pipeline().equals(preset.pipeline())
                                ? new Preset(
                                        old.pipeline(),
                                        old.name(),
                                        usual && preset.isOf(old.pipeline(), old.name()),
                                        old.options())
                                : old));
    }

    public void delete(Preset preset) {
        change(list -> list.removeIf(old -> preset.isOf(old.pipeline(), old.name())));
    }

    /** Brings back one that was deleted. */
    public void restore(Preset preset) {
        change(list -> {
            if (!has(list, preset.pipeline(), preset.name())) {
                list.add(preset);
            }
        });
    }

    /**
     * Keeps what was changed for the next start, without waiting, and shows what another window has
     * changed.
     */
    public void keep(Background background, Runnable done, Consumer<Exception> failed) {
        background.inOrder(
                this::keep,
                now -> {
                    show(now);
                    done.run();
                },
                failed);
    }

    /** Keeps what was changed; waits for the disk. @return all that are kept now */
    List<Preset> keep() throws IOException {
        return kept.keep();
    }

    private static boolean has(List<Preset> list, PipelineId pipeline, String name) {
        return list.stream().anyMatch(preset -> preset.isOf(pipeline, name));
    }

    private void change(Consumer<List<Preset>> how) {
        UnaryOperator<List<Preset>> change =
                list -> {
                    how.accept(list);
                    list.sort(BY_NAME);
                    return list;
                };
        kept.change(change);
        all.setAll(change.apply(new ArrayList<>(all)));
    }

    private void show(List<Preset> now) {
        List<Preset> next = new ArrayList<>(kept.changed(now));
        next.sort(BY_NAME);
        if (!next.equals(all)) {
            all.setAll(next);
        }
    }
}
