package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.Survey;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The months found in the names and which of them are wanted, each as a job of its own. Asked about
 * from two on. For the thread of the window; needs no toolkit.
 */
final class MonthChoices {
    private final ObservableList<MonthChoice> months = FXCollections.observableArrayList();
    private final BooleanProperty byMonth = new SimpleBooleanProperty();
    private final Runnable changed;

    /** As a saved job names them; empty for all. */
    private Set<String> wanted = Set.of();

    /**
     * @param changed told whenever other months are wanted
     */
    MonthChoices(Runnable changed) {
        this.changed = changed;
        byMonth.subscribe((before, on) -> changed.run());
    }

    /** Oldest first. */
    ObservableList<MonthChoice> all() {
        return months;
    }

    /** Whether each chosen month becomes a job of its own. */
    BooleanProperty byMonth() {
        return byMonth;
    }

    /** Whether there is anything to choose, and it is to be chosen. */
    boolean split() {
        return byMonth.get() && months.size() > 1;
    }

    int jobs() {
        return split() ? (int) months.stream().filter(choice -> choice.chosen().get()).count() : 1;
    }

    /** Takes over months as a saved job names them, such as "2024-03,04". */
    void want(String chosen) {
        wanted = Set.of(chosen.split(",", -1));
    }

    /** The chosen months as an option has them; empty when all files are one job. */
    Optional<String> option() {
        return Optional.of(
                        months.stream()
                                .filter(choice -> choice.chosen().get())
                                .map(choice -> choice.month().toString())
                                .collect(Collectors.joining(",")))
                .filter(chosen -> split() && !chosen.isEmpty());
    }

    /** Files and bytes of the chosen months. */
    Found.Share share() {
        long files = 0;
        long bytes = 0;
        for (MonthChoice month : months) {
            if (month.chosen().get()) {
                files += month.share().files();
                bytes += month.share().bytes();
            }
        }
        return new Found.Share(files, bytes);
    }

    /** Shows what has been found so far; a choice that was made stays. */
    void show(SortedMap<YearMonth, Found.Share> found, boolean first) {
        for (var entry : found.entrySet()) {
            Optional<MonthChoice> known =
                    months.stream()
                            .filter(choice -> choice.month().equals(entry.getKey()))
                            .findFirst();
            known.ifPresentOrElse(
                    choice -> choice.show(entry.getValue()),
                    () -> add(entry.getKey(), entry.getValue()));
        }
        if (first && found.size() > 1) {
            byMonth.set(true);
        }
    }

    private void add(YearMonth month, Found.Share share) {
        MonthChoice choice = new MonthChoice(month, share);
        if (!isWanted(month)) {
            choice.chosen().set(false);
        }
        choice.chosen().subscribe(on -> changed.run());
        int place = (int) months.stream().filter(other -> other.month().isBefore(month)).count();
        months.add(place, choice);
    }

    private boolean isWanted(YearMonth month) {
        return wanted.isEmpty()
                || wanted.contains(month.toString())
                || wanted.contains(month.toString().substring(5));
    }

    /** Marks what was done before; months of which all was, are left out unless somebody chose. */
    void show(Survey survey) {
        Map<YearMonth, Long> before = survey.earlier().map(Survey.Earlier::months).orElse(Map.of());
        months.forEach(month -> month.showEarlier(before.getOrDefault(month.month(), 0L)));
    }
}
