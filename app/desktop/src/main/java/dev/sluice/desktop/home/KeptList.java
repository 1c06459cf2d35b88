package dev.sluice.desktop.home;

import dev.sluice.pipelines.files.ChangeLock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * A list in a file of the home. Two windows may change it, both guests of a command, so it is kept
 * by changes rather than whole: each is made anew on what the file holds then. A change that could
 * not be written is made again with the next. Any thread makes changes; one after the other keeps
 * them.
 */
public final class KeptList<T> {
    private final Path file;
    private final Form<T> form;
    private final Queue<UnaryOperator<List<T>>> unkept = new ConcurrentLinkedQueue<>();

    /** What the file held last; used where it can't be read any more. */
    private List<T> known = List.of();

    /** How the list is written into its file. */
    public interface Form<T> {
        /** What the file holds, or {@code usual} where that can't be told. */
        List<T> readOr(List<T> usual);

        /** Puts the list in the place of what was there; it is on the disk when this returns. */
        void write(List<T> list) throws IOException;
    }

    public KeptList(Path file, Form<T> form) {
        this.file = file;
        this.form = form;
    }

    /** What the file holds; waits for the disk. */
    public synchronized List<T> read() {
        known = List.copyOf(form.readOr(known));
        return known;
    }

    /** Notes a change, which {@link #keep} makes last. It may find another list than it was for. */
    public void change(UnaryOperator<List<T>> change) {
        unkept.add(change);
    }

    /** A list with the changes that are not kept yet. */
    public List<T> changed(List<T> list) {
        List<T> next = list;
        for (UnaryOperator<List<T>> change : unkept) {
            next = change.apply(new ArrayList<>(next));
        }
        return List.copyOf(next);
    }

    /** Makes the changes so far last; waits for the disk. @return all that the file holds now */
    public synchronized List<T> keep() throws IOException {
        try (ChangeLock _ = ChangeLock.take(file)) {
            List<UnaryOperator<List<T>>> made = List.copyOf(unkept);
            List<T> next = read();
            for (UnaryOperator<List<T>> change : made) {
                next = change.apply(new ArrayList<>(next));
            }
            form.write(next);
            known = List.copyOf(next);
            made.forEach(unkept::remove);
            return known;
        }
    }
}
