package dev.sluice.desktop.add;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.pipeline.Foresight;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.engine.store.Experience;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is known of the request in the sheet before it is queued. Asked anew as the sheet changes;
 * an answer that comes too late is dropped. FX thread; all reading is done off it.
 */
final class SheetForesight {
    private static final Logger LOG = LoggerFactory.getLogger(SheetForesight.class);

    private final AddSheetModel model;
    private final Background background;
    private final Function<HistoryQuery, HistoryPage> history;
    private final Path home;
    private final ObjectProperty<Optional<Preview>> preview =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Survey> survey = new SimpleObjectProperty<>(Survey.NOTHING);
    private final ObjectProperty<Optional<Costs>> costs =
            new SimpleObjectProperty<>(Optional.empty());
    private Optional<Experience> experience = Optional.empty();
    private StopSwitch current = new StopSwitch();

    /**
     * @param history reads what earlier jobs took; waits for the store
     */
    SheetForesight(
            AddSheetModel model,
            Background background,
            Function<HistoryQuery, HistoryPage> history,
            Path home) {
        this.model = model;
        this.background = background;
        this.history = history;
        this.home = home;
    }

    /** The first rows or items; empty while there are none. */
    ObjectProperty<Optional<Preview>> preview() {
        return preview;
    }

    ObjectProperty<Survey> survey() {
        return survey;
    }

    /** Empty until they are known. */
    ObjectProperty<Optional<Costs>> costs() {
        return costs;
    }

    /** Shows the first rows as soon as they are there; the rest follows when all is counted. */
    void begin() {
        model.asked().ifPresent(this::askPreview);
    }

    /** Asks everything anew. */
    void refresh() {
        current.request();
        current = new StopSwitch();
        Optional<AddSheetModel.Asked> asked = model.asked();
        if (asked.isPresent()) {
            askPreview(asked.get());
            askSurvey(asked.get());
        }
    }

    /** Nobody looks any more. */
    void stop() {
        current.request();
    }

    private void askPreview(AddSheetModel.Asked asked) {
        Foresight foresight = model.pipeline().foresight();
        StopSwitch stop = current;
        ask(
                () -> foresight.preview(asked.request(), asked.options(), home, stop),
                stop,
                found -> preview.set(found));
    }

    private void askSurvey(AddSheetModel.Asked asked) {
        Pipeline pipeline = model.pipeline();
        Found.Share wanted = model.wanted();
        StopSwitch stop = current;
        Optional<Experience> known = experience;
        ask(
                () -> {
                    Experience past = known.orElseGet(() -> experienceOf(pipeline));
                    Path staging = new HomeFolder(home).chosenStaging();
                    Survey found =
                            pipeline.foresight()
                                    .survey(asked.request(), asked.options(), home, staging, stop);
                    List<PhaseSpec> phases = pipeline.phases(asked.options());
                    Optional<Experience.Expected> time =
                            past.expect(
                                    ids(phases, true),
                                    ids(phases, false),
                                    found.size().map(Sizing.Size::items).orElse(wanted.files()),
                                    found.size().map(Sizing.Size::weight).orElse(wanted.bytes()));
                    return new Answer(past, found, new Costs(time, rooms(found.room())));
                },
                stop,
                answer -> {
                    experience = Optional.of(answer.experience());
                    survey.set(answer.survey());
                    costs.set(Optional.of(answer.costs()));
                    model.show(answer.survey());
                });
    }

    private record Answer(Experience experience, Survey survey, Costs costs) {}

    private Experience experienceOf(Pipeline pipeline) {
        return Experience.of(
                history.apply(HistoryQuery.successesOf(pipeline.id(), Experience.JOBS)).jobs());
    }

    private static Set<PhaseId> ids(List<PhaseSpec> phases, boolean enabledOnly) {
        Set<PhaseId> ids = new HashSet<>();
        for (PhaseSpec phase : phases) {
            if (phase.scope() == Scope.ITEM && (phase.enabled() || !enabledOnly)) {
                ids.add(phase.id());
            }
        }
        return ids;
    }

    private static List<Costs.Room> rooms(List<Survey.Room> rooms) {
        return rooms.stream()
                .map(room -> new Costs.Room(room.what(), room.bytes(), free(room.where())))
                .toList();
    }

    /** On the disk of the nearest folder that is there. */
    private static Optional<Long> free(Path where) {
        Optional<Path> place = Optional.of(where.toAbsolutePath());
        while (place.isPresent() && !Files.exists(place.get())) {
            place = Optional.ofNullable(place.get().getParent());
        }
        try {
            return place.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getFileStore(place.get()).getUsableSpace());
        } catch (IOException e) {
            LOG.debug("Nobody can tell what is free at {}.", where, e);
            return Optional.empty();
        }
    }

    /** What can't be told is not shown; the job itself says what is wrong. */
    private <T> void ask(Callable<T> work, StopSwitch stop, Consumer<T> answer) {
        background.unhurried(
                () -> {
                    try {
                        return Optional.of(work.call());
                    } catch (StopRequested e) {
                        LOG.debug("Nobody waits for it any more.", e);
                        return Optional.<T>empty();
                    }
                },
                found -> {
                    if (!stop.requested()) {
                        found.ifPresent(answer);
                    }
                },
                failure -> LOG.debug("It can't be foreseen.", failure));
    }
}
