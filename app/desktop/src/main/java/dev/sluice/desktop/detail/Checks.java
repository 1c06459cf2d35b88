package dev.sluice.desktop.detail;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import java.util.HashSet;
import java.util.Set;

/** Which of many failures are ticked: all or none, with the exceptions that somebody clicked. */
final class Checks {
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Set<Long> exceptions = new HashSet<>();
    private boolean all = true;

    /** Grows with each change. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    boolean isChecked(long failure) {
        return all != exceptions.contains(failure);
    }

    /** The same ticks for good, whatever is clicked from now on. */
    Checks asTheyAre() {
        Checks now = new Checks();
        now.all = all;
        now.exceptions.addAll(exceptions);
        return now;
    }

    void toggle(long failure) {
        if (!exceptions.remove(failure)) {
            exceptions.add(failure);
        }
        changed();
    }

    void setAll(boolean checked) {
        all = checked;
        exceptions.clear();
        changed();
    }

    /** Whether each one is ticked, so that nobody needs to name them. */
    boolean isAll() {
        return all && exceptions.isEmpty();
    }

    /** How many of {@code total} are ticked. */
    long count(long total) {
        return all ? Math.max(0, total - exceptions.size()) : exceptions.size();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
