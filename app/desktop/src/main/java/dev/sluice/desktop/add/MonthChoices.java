package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.files.MonthSelection;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private List<String> wanted = List.of();

    /** What a person said of months on an earlier sheet. */
    private Map<YearMonth, Boolean> before = Map.of();

    /** Whether all files are one job unless a person says otherwise. */
    private boolean together;

    /**
     * What a person has said of months, to start from again.
     *
     * @param wanted as a saved job names them; empty for all
     * @param together whether all files are to be one job
     * @param chosen the months of which a person has said something, and whether they are wanted
     */
    record Kept(List<String> wanted, boolean together, Map<YearMonth, Boolean> chosen) {
        Kept {
            wanted = List.copyOf(wanted);
            chosen = Map.copyOf(chosen);
        }
    }

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

    /**
     * Whether files that have not been counted yet may belong to months that would be jobs; without
     * months of theirs they would be left out.
     */
    boolean mayGrow() {
        return split() || (months.size() < 2 && !together && wanted.isEmpty());
    }

    /** Takes over the months of a saved job, such as "2024-03,04"; without any all was one job. */
    void startFrom(Optional<String> chosen) {
        wanted = chosen.map(list -> List.of(list.split(",", -1))).orElse(List.of());
        together = chosen.isEmpty();
    }

    /** Starts from what a person has said before. */
    void startFrom(Kept kept) {
        wanted = kept.wanted();
        together = kept.together();
        before = kept.chosen();
    }

    Kept kept() {
        Map<YearMonth, Boolean> said = new HashMap<>(before);
        months.stream()
                .filter(MonthChoice::touched)
                .forEach(choice -> said.put(choice.month(), choice.chosen().get()));
        return new Kept(wanted, months.size() > 1 ? !byMonth.get() : together, said);
    }

    /** The months as an option has them; empty when all files are one job. */
    Optional<String> option() {
        if (months.size() < 2 && !wanted.isEmpty()) {
            return Optional.of(String.join(",", wanted));
        }
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
    void show(SortedMap<YearMonth, Found.Share> found) {
        boolean first = months.size() < 2;
        for (var entry : found.entrySet()) {
            Optional<MonthChoice> known =
                    months.stream()
                            .filter(choice -> choice.month().equals(entry.getKey()))
                            .findFirst();
            known.ifPresentOrElse(
                    choice -> choice.show(entry.getValue()),
                    () -> add(entry.getKey(), entry.getValue()));
        }
        if (first && months.size() > 1 && !together) {
            byMonth.set(true);
        }
    }

    private void add(YearMonth month, Found.Share share) {
        MonthChoice choice = new MonthChoice(month, share);
        if (!isWanted(month)) {
            choice.choose(false);
        }
        Optional.ofNullable(before.get(month)).ifPresent(choice::choose);
        choice.chosen().subscribe(on -> changed.run());
        int place = (int) months.stream().filter(other -> other.month().isBefore(month)).count();
        months.add(place, choice);
    }

    private boolean isWanted(YearMonth month) {
        try {
            return wanted.isEmpty()
                    || MonthSelection.parse(String.join(",", wanted)).contains(month);
        } catch (IllegalArgumentException e) {
            // What is wrong with them is told when they are all there is to ask for.
            return true;
        }
    }

    /** Marks what was done before; months of which all was, are left out unless somebody chose. */
    void show(Survey survey) {
        Map<YearMonth, Long> before = survey.earlier().map(Survey.Earlier::months).orElse(Map.of());
        months.forEach(month -> month.showEarlier(before.getOrDefault(month.month(), 0L)));
    }
}
