package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

class PagedRowsTest {
    private static final int MILLION = 1_000_000;

    private final PagedRows<Long> rows = new PagedRows<>();
    private final Numbers numbers = new Numbers();

    /** The numbers from 1 on; a test says when a page has been read. */
    private static final class Numbers implements PagedRows.Source<Long> {
        private final List<Runnable> asked = new ArrayList<>();
        private final List<Long> keys = new ArrayList<>();
        private long last = MILLION;
        private boolean byIndex = true;
        private boolean broken;

        @Override
        public void read(long afterKey, int limit, Consumer<List<Long>> done, Runnable failed) {
            keys.add(afterKey);
            if (broken) {
                asked.add(failed);
                return;
            }
            asked.add(() ->
                    done.accept(
                            LongStream.rangeClosed(afterKey + 1, Math.min(last, afterKey + limit))
                                    .boxed()
                                    .toList()));
        }

        void answer() {
            while (!asked.isEmpty()) {
                asked.removeFirst().run();
            }
        }

        @Override
        public long key(Long row) {
            return row;
        }

        @Override
        public OptionalLong before(int index) {
            return byIndex ? OptionalLong.of(index) : OptionalLong.empty();
        }
    }

    private Optional<Long> at(int index) {
        return rows.get(index).content().get();
    }

    @Test
    void rowIsEmptyUntilItsPageHasBeenReadAndStaysTheSameRow() {
        rows.show(numbers, MILLION);
        PagedRows.Row<Long> row = rows.get(700_007);
        assertThat(row.content().get()).isEmpty();
        numbers.answer();
        assertThat(row.content().get()).contains(700_008L);
        assertThat(rows.get(700_007)).isSameAs(row);
        assertThat(numbers.keys).containsExactly(700_000L);
    }

    @Test
    void aPageThatCannotBeReadDoesNotKeepTheNextFromBeingRead() {
        rows.show(numbers, MILLION);
        numbers.broken = true;
        rows.get(0);
        numbers.broken = false;
        rows.get(500);
        numbers.answer();
        assertThat(at(0)).isEmpty();
        assertThat(at(500)).contains(501L);
    }

    @Test
    void draggingOverAMillionReadsOnlyWhatIsInSightAtTheEnd() {
        rows.show(numbers, MILLION);
        for (int i = 0; i < MILLION; i += 1_000) {
            rows.get(i);
        }
        numbers.answer();
        assertThat(numbers.keys).hasSizeLessThan(12).contains(999_000L);
        assertThat(rows.read().size()).isLessThan(2_000);
    }

    @Test
    void watchedRowsStayInMemoryAndAreReadAgainOnRefresh() {
        rows.show(numbers, MILLION);
        PagedRows.Row<Long> seen = rows.get(0);
        seen.watch();
        for (int i = 0; i < MILLION; i += 1_000) {
            rows.get(i);
        }
        numbers.answer();
        assertThat(rows.get(0)).isSameAs(seen);
        numbers.keys.clear();
        rows.refresh();
        numbers.answer();
        assertThat(numbers.keys).containsExactly(0L);
        seen.unwatch();
        numbers.keys.clear();
        rows.refresh();
        assertThat(numbers.keys).isEmpty();
    }

    @Test
    void moreRowsComeAtTheEndAndTheShortPageFills() {
        numbers.last = 150;
        rows.show(numbers, 150);
        rows.get(149);
        numbers.answer();
        List<String> changes = new ArrayList<>();
        rows.addListener(
                (ListChangeListener<PagedRows.Row<Long>>)
                        change -> {
                            while (change.next()) {
                                changes.add(change.getFrom() + "-" + change.getTo());
                            }
                        });
        numbers.last = 170;
        rows.count(170);
        numbers.answer();
        assertThat(changes).containsExactly("150-170");
        assertThat(at(169)).contains(170L);
    }

    @Test
    void listOfUnknownLengthGrowsWhenItsEndIsSeen() {
        numbers.byIndex = false;
        numbers.last = 250;
        rows.show(numbers);
        numbers.answer();
        assertThat(rows).hasSize(101);
        assertThat(at(99)).contains(100L);
        rows.get(100);
        numbers.answer();
        assertThat(rows).hasSize(201);
        rows.get(200);
        numbers.answer();
        assertThat(rows).hasSize(250);
        assertThat(at(249)).contains(250L);
        assertThat(numbers.keys).containsExactly(0L, 100L, 200L);
    }

    @Test
    void listOfUnknownLengthShrinksWhenLessIsLeft() {
        numbers.byIndex = false;
        numbers.last = 130;
        rows.show(numbers);
        numbers.answer();
        rows.get(100);
        numbers.answer();
        assertThat(rows).hasSize(130);
        rows.get(0).watch();
        numbers.last = 7;
        rows.refresh();
        numbers.answer();
        assertThat(rows).hasSize(7);
    }

    @Test
    void answerToWhatIsNoLongerAskedIsForgotten() {
        rows.show(numbers, MILLION);
        rows.get(0);
        Numbers others = new Numbers();
        others.byIndex = false;
        others.last = 3;
        rows.show(others);
        numbers.answer();
        others.answer();
        assertThat(rows).hasSize(3);
    }
}
