package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All that the page of one job shows, tab by tab. Needs no toolkit; FX thread. */
public final class DetailViewModel {
    private final JobId job;
    private final Supplier<Engine> engine;
    private final Background background;
    private final Path jobFolder;
    private final DetailWords words;
    private final ObjectProperty<DetailTab> tab = new SimpleObjectProperty<>(DetailTab.ITEMS);
    private final ItemsViewModel items;
    private final FailuresViewModel failures;
    private final OptionsViewModel options;
    private final TimelineViewModel timeline;
    private final LogViewModel log;
    private boolean first = true;

    /**
     * @param engine asked anew each time, for it may change
     * @param pipelines those that this program knows
     * @param home where jobs keep their reports
     * @param trouble told when the store cannot be read
     */
    public DetailViewModel(
            JobSnapshot snapshot,
            Supplier<Engine> engine,
            Background background,
            List<Pipeline> pipelines,
            Path home,
            Messages messages,
            ZoneId zone,
            Consumer<Exception> trouble) {
        this.job = snapshot.job().id();
        this.engine = engine;
        this.background = background;
        this.jobFolder = home.resolve("jobs").resolve(job.value());
        this.words = DetailWords.of(messages, zone);
        items = new ItemsViewModel(engine, background, job, trouble);
        failures = new FailuresViewModel(engine, background, job, words, trouble);
        options = new OptionsViewModel(snapshot.job(), words, pipelines);
        int processors = Runtime.getRuntime().availableProcessors();
        timeline =
                new TimelineViewModel(
                        engine, background, job, new BottleneckFinding(words, processors), trouble);
        log =
                new LogViewModel(
                        background, jobFolder.resolve("log.txt"), new LogWords(words), trouble);
        tab.subscribe(ignored -> tick());
    }

    public JobId job() {
        return job;
    }

    /** Which tab is open. */
    public ObjectProperty<DetailTab> tab() {
        return tab;
    }

    /** Whether the throughput of each phase has a chart of its own. */
    public BooleanProperty chartsApart() {
        return timeline.chartsApart();
    }

    /** Takes a sample. */
    public void show(JobSnapshot snapshot, EngineSnapshot whole) {
        items.show(snapshot);
        failures.show(snapshot, whole.at());
        timeline.show(snapshot, whole.lanes());
        if (first) {
            first = false;
            tick();
        }
    }

    /** Reads again what has changed; called once a second, also while no samples come. */
    public void tick() {
        items.tick();
        failures.tick();
        switch (tab.get()) {
            case TIMELINE -> timeline.tick();
            case LOG -> log.tick();
            case ITEMS, FAILURES, OPTIONS -> {}
        }
    }

    DetailWords words() {
        return words;
    }

    ItemsViewModel items() {
        return items;
    }

    FailuresViewModel failures() {
        return failures;
    }

    OptionsViewModel options() {
        return options;
    }

    LogViewModel log() {
        return log;
    }

    TimelineViewModel timeline() {
        return timeline;
    }

    FailureDeeds failureDeeds(DetailActions actions) {
        return new FailureDeeds(failures, actions, words, engine, background, job, jobFolder);
    }
}
