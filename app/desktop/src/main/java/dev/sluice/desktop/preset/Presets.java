package dev.sluice.desktop.preset;

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
import java.util.function.Predicate;
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

    private final PresetsFile file;
    private final Optional<String> notice;
    private final ObservableList<Preset> all = FXCollections.observableArrayList();

    private Presets(PresetsFile file) {
        this.file = file;
        this.notice = file.setAsideIfDamaged();
        all.setAll(file.read());
        all.sort(BY_NAME);
    }

    /** What is kept in a home; waits for the disk. A damaged file is set aside. */
    public static Presets of(Path home) {
        return new Presets(new PresetsFile(home));
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
        Optional<Preset> before = find(pipeline, plain);
        Preset saved =
                new Preset(pipeline, plain, before.map(Preset::usual).orElse(false), options);
        change(list -> {
            list.removeIf(preset -> preset.isOf(pipeline, plain));
            list.add(saved);
        });
        return saved;
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
        replace(
                preset::equals,
                old -> new Preset(old.pipeline(), plain, old.usual(), old.options()));
        return true;
    }

    /** Lets new sheets of its pipeline begin with it, or with none. */
    public void makeUsual(Preset preset, boolean usual) {
        replace(
                other -> other.pipeline().equals(preset.pipeline()),
                other ->
                        new Preset(
                                other.pipeline(),
                                other.name(),
                                usual && other.equals(preset),
                                other.options()));
    }

    public void delete(Preset preset) {
        change(list -> list.remove(preset));
    }

    /** Brings back one that was deleted. */
    public void restore(Preset preset) {
        if (find(preset.pipeline(), preset.name()).isEmpty()) {
            change(list -> list.add(preset));
        }
    }

    /** Keeps these for the next start; waits for the disk. One call after the other. */
    public void keep(List<Preset> presets) throws IOException {
        file.write(presets);
    }

    private void replace(Predicate<Preset> which, UnaryOperator<Preset> by) {
        change(list -> list.replaceAll(preset -> which.test(preset) ? by.apply(preset) : preset));
    }

    private void change(Consumer<List<Preset>> how) {
        List<Preset> next = new ArrayList<>(all);
        how.accept(next);
        next.sort(BY_NAME);
        all.setAll(next);
    }
}
