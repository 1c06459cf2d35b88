package dev.sluice.desktop.detail;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableListBase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A list of any length of which only what is looked at is in memory, a few pages of rows that fill
 * when their page has been read. Pages are read by key, so the last page of a million costs as much
 * as the first. A list whose length is not known beforehand grows by a page when its end comes into
 * sight. FX thread only.
 *
 * @param <T> what a row holds once it has been read
 */
final class PagedRows<T> extends ObservableListBase<PagedRows.Row<T>> {
    static final int PAGE = 100;

    /** More pages than any window shows. */
    private static final int KEPT = 40;

    /** Of pages that came into sight while another was read, only the newest matter. */
    private static final int WANTED = 6;

    /** Reads pages, somewhere else. */
    interface Source<T> {
        /**
         * Reads the rows behind a key.
         *
         * @param done called on the FX thread
         */
        void read(long afterKey, int limit, Consumer<List<T>> done, Runnable failed);

        /** The key of a row, behind which the next page begins. */
        long key(T row);

        /** The key behind which the row of an index comes, where it can be told from the index. */
        OptionalLong before(int index);
    }

    /**
     * One row, filled or not yet.
     *
     * @param <T> what it holds
     */
    static final class Row<T> {
        private final int index;
        private final ObjectProperty<Optional<T>> content =
                new SimpleObjectProperty<>(Optional.empty());
        private int watchers;

        private Row(int index) {
            this.index = index;
        }

        int index() {
            return index;
        }

        ObjectProperty<Optional<T>> content() {
            return content;
        }

        /** Somebody looks at the row, so its page is kept up to date. */
        void watch() {
            watchers++;
        }

        void unwatch() {
            watchers--;
        }
    }

    private final class Page {
        final int number;
        final List<Row<T>> rows = new ArrayList<>(PAGE);

        Page(int number) {
            this.number = number;
            for (int i = 0; i < PAGE; i++) {
                rows.add(new Row<>(number * PAGE + i));
            }
        }

        boolean isWatched() {
            return rows.stream().anyMatch(row -> row.watchers > 0);
        }
    }

    private final LinkedHashMap<Integer, Page> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final Deque<Integer> wanted = new ArrayDeque<>();

    /** Where pages begin, of a list that grows. */
    private final List<Long> starts = new ArrayList<>();

    private Optional<Source<T>> source = Optional.empty();
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private boolean grows;
    private int size;
    private boolean reading;
    private int generation;

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row<T> get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int number = index / PAGE;
        Page page = pages.get(number);
        if (page == null) {
            page = new Page(number);
            pages.put(number, page);
            forgetOld();
            want(number);
        }
        return page.rows.get(index % PAGE);
    }

    /** Lists what a source has, of which there are so many. */
    void show(Source<T> next, long count) {
        begin(next, false);
        resize((int) Math.min(count, Integer.MAX_VALUE));
    }

    /** Lists what a source has, of which nobody knows how many there are. */
    void show(Source<T> next) {
        begin(next, true);
        starts.add(0L);
        looking.set(true);
        want(0);
    }

    /** Whether nobody knows yet if there are any rows at all. */
    BooleanProperty looking() {
        return looking;
    }

    private void begin(Source<T> next, boolean unknown) {
        generation++;
        reading = false;
        looking.set(false);
        pages.clear();
        wanted.clear();
        starts.clear();
        source = Optional.of(next);
        grows = unknown;
        resize(0);
    }

    /** There are so many now; a list that grows by itself takes no notice. */
    void count(long count) {
        if (!grows && count != size) {
            int before = size / PAGE;
            resize((int) Math.min(count, Integer.MAX_VALUE));
            // Its last page was short.
            if (pages.containsKey(before)) {
                want(before);
            }
        }
    }

    /** Reads again what is in sight. */
    void refresh() {
        for (Page page : List.copyOf(pages.values())) {
            if (page.isWatched()) {
                want(page.number);
            }
        }
        if (grows && size == 0) {
            want(0);
        }
    }

    /** The rows that have been read and are still in memory, for those that ask by content. */
    Collection<T> read() {
        return pages.values().stream()
                .flatMap(page -> page.rows.stream())
                .flatMap(row -> row.content.get().stream())
                .toList();
    }

    private void forgetOld() {
        Iterator<Map.Entry<Integer, Page>> oldest = pages.entrySet().iterator();
        while (pages.size() > KEPT && oldest.hasNext()) {
            if (!oldest.next().getValue().isWatched()) {
                oldest.remove();
            }
        }
    }

    private void want(int page) {
        wanted.remove(page);
        wanted.push(page);
        while (wanted.size() > WANTED) {
            wanted.removeLast();
        }
        readNext();
    }

    private void readNext() {
        if (reading || wanted.isEmpty() || source.isEmpty()) {
            return;
        }
        int page = wanted.pop();
        OptionalLong after =
                grows
                        ? page < starts.size()
                                ? OptionalLong.of(starts.get(page))
                                : OptionalLong.empty()
                        : source.get().before(page * PAGE);
        if (after.isEmpty()) {
            readNext();
            return;
        }
        reading = true;
        int asked = generation;
        source.get()
                .read(
                        after.getAsLong(),
                        grows ? PAGE + 1 : PAGE,
                        rows -> {
                            if (asked == generation) {
                                reading = false;
                                looking.set(false);
                                fill(page, rows);
                                readNext();
                            }
                        },
                        () -> {
                            if (asked == generation) {
                                reading = false;
                                looking.set(false);
                                // What came into sight meanwhile may be read all the same.
                                readNext();
                            }
                        });
    }

    private void fill(int number, List<T> rows) {
        if (grows) {
            grow(number, rows);
        }
        Page page = pages.get(number);
        if (page == null && number * PAGE < size) {
            page = new Page(number);
            pages.put(number, page);
        }
        if (page == null) {
            return;
        }
        for (int i = 0; i < PAGE; i++) {
            Optional<T> now = i < rows.size() ? Optional.of(rows.get(i)) : Optional.empty();
            if (!page.rows.get(i).content.get().equals(now)) {
                page.rows.get(i).content.set(now);
            }
        }
    }

    /** One row more than a page says that there is another page; it shows as a row to be filled. */
    private void grow(int number, List<T> rows) {
        boolean more = rows.size() > PAGE;
        boolean last = number == starts.size() - 1;
        long next = more ? source.orElseThrow().key(rows.get(PAGE - 1)) : 0;
        boolean same = !last && more && starts.get(number + 1) == next;
        if (same) {
            return;
        }
        while (starts.size() > number + 1) {
            starts.removeLast();
        }
        pages.keySet().removeIf(page -> page > number);
        if (more) {
            starts.add(next);
        }
        resize(number * PAGE + rows.size());
    }

    private void resize(int next) {
        if (next == size) {
            return;
        }
        beginChange();
        if (next > size) {
            int from = size;
            size = next;
            nextAdd(from, next);
        } else {
            List<Row<T>> removed = new ArrayList<>();
            for (int i = next; i < size && removed.size() < PAGE; i++) {
                removed.add(new Row<>(i));
            }
            int gone = size - next;
            size = next;
            nextRemove(next, new Gone<>(removed, gone));
        }
        endChange();
    }

    /** Rows that are no more: their number is what listeners want, not their content. */
    private static final class Gone<T> extends java.util.AbstractList<Row<T>> {
        private final List<Row<T>> some;
        private final int count;

        Gone(List<Row<T>> some, int count) {
            this.some = some;
            this.count = count;
        }

        @Override
        public Row<T> get(int index) {
            return index < some.size() ? some.get(index) : new Row<>(index);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
