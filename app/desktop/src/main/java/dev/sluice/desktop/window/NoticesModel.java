package dev.sluice.desktop.window;

import dev.sluice.engine.job.JobId;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Which notices are up, and when each goes. For one thread; it needs no toolkit and has no clock of
 * its own.
 */
final class NoticesModel {
    /** More would hide the list below them. */
    static final int MOST = 3;

    private final LongSupplier nanos;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Map<Notice, Left> left = new HashMap<>();

    /**
     * How long a notice still stays.
     *
     * @param seenNanos when that was
     */
    private record Left(Duration time, long seenNanos) {}

    /**
     * @param nanos a clock that only goes forward
     */
    NoticesModel(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Those that are up, the newest last; not to be changed. */
    ObservableList<Notice> shown() {
        return shown;
    }

    void say(String sentence) {
        sayOnce(sentence, Notice.Kind.NEWS, List.of());
    }

    void warn(String sentence) {
        sayOnce(sentence, Notice.Kind.WARNING, List.of());
    }

    /** Tells of an end with failures. */
    void tellTrouble(String sentence, List<JobId> jobs) {
        sayOnce(sentence, Notice.Kind.TROUBLE, jobs);
    }

    void offerUndo(String sentence, Runnable undone, Runnable settled) {
        add(new Notice(sentence, Notice.Kind.UNDOABLE, List.of(), undone, settled));
    }

    private void sayOnce(String sentence, Notice.Kind kind, List<JobId> jobs) {
        shown.removeIf(notice -> notice.kind() == kind && notice.sentence().equals(sentence));
        add(new Notice(sentence, kind, jobs, () -> {}, () -> {}));
    }

    private void add(Notice notice) {
        left.keySet().retainAll(shown);
        left.put(notice, new Left(notice.kind().stays(), nanos.getAsLong()));
        shown.add(notice);
        while (shown.size() > MOST) {
            shown.stream()
                    .limit(MOST)
                    .min(Comparator.comparing(Notice::kind))
                    .ifPresent(this::close);
        }
    }

    /** Takes a notice away; what it tells is not undone. */
    void close(Notice notice) {
        if (shown.remove(notice)) {
            notice.beSettled();
        }
    }

    /** Undoes what a notice tells. */
    void undo(Notice notice) {
        if (shown.remove(notice)) {
            notice.beUndone();
        }
    }

    /** Undoes the newest thing that can still be undone, if any. */
    void undo() {
        List.copyOf(shown).reversed().stream()
                .filter(notice -> notice.kind() == Notice.Kind.UNDOABLE)
                .findFirst()
                .ifPresent(this::undo);
    }

    /** The page of a job was opened, so what was to be read about it is before one's eyes. */
    void opened(JobId job) {
        List.copyOf(shown).stream()
                .filter(notice -> notice.jobs().contains(job))
                .forEach(this::close);
    }

    /**
     * Time may have passed.
     *
     * @param inSight whether somebody could read what is up
     * @param held those that somebody is at, so that they stay
     */
    void look(boolean inSight, Predicate<Notice> held) {
        long now = nanos.getAsLong();
        for (Notice notice : List.copyOf(shown)) {
            Left before = left.getOrDefault(notice, new Left(notice.kind().stays(), now));
            boolean passes = !held.test(notice) && (inSight || !notice.kind().wantsToBeSeen());
            Duration time =
                    passes ? before.time().minusNanos(now - before.seenNanos()) : before.time();
            left.put(notice, new Left(time, now));
            if (!time.isPositive()) {
                close(notice);
            }
        }
    }
}
