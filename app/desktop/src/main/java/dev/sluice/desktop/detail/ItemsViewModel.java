package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.store.ItemQuery;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The items of one job as they are listed: filtered, searched, in the order of the source,
 * backwards, or the slowest first. FX thread; the store is read off it.
 */
final class ItemsViewModel {
    private final Supplier<Engine> engine;
    private final Background background;
    private final JobId job;
    private final Consumer<Exception> trouble;
    private final PagedRows<JobItems.Entry> rows = new PagedRows<>();
    private final ObjectProperty<ItemFilter> filter = new SimpleObjectProperty<>(ItemFilter.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<ItemQuery.Order> order =
            new SimpleObjectProperty<>(ItemQuery.Order.SOURCE);
    private final ObjectProperty<AtWork> atWork = new SimpleObjectProperty<>(AtWork.NOTHING);
    private final Map<ItemFilter, LongProperty> counts = new EnumMap<>(ItemFilter.class);
    private Optional<JobSnapshot> shown = Optional.empty();
    private final BooleanProperty over = new SimpleBooleanProperty();
    private boolean listed;

    /** Whether something has changed since the last look. */
    private boolean stale;

    ItemsViewModel(
            Supplier<Engine> engine,
            Background background,
            JobId job,
            Consumer<Exception> trouble) {
        this.engine = engine;
        this.background = background;
        this.job = job;
        this.trouble = trouble;
        for (ItemFilter each : ItemFilter.values()) {
            counts.put(each, new SimpleLongProperty());
        }
        filter.subscribe((before, now) -> list());
        search.subscribe((before, now) -> list());
        order.subscribe((before, now) -> list());
    }

    PagedRows<JobItems.Entry> rows() {
        return rows;
    }

    ObjectProperty<ItemFilter> filter() {
        return filter;
    }

    /** Part of a name; whoever types it in waits a moment before setting it. */
    StringProperty search() {
        return search;
    }

    /** Which item comes first. */
    ObjectProperty<ItemQuery.Order> order() {
        return order;
    }

    /** What runs right now, for the words of items in sight. */
    ObjectProperty<AtWork> atWork() {
        return atWork;
    }

    /** Whether no items can come any more unless somebody tries again. */
    BooleanProperty over() {
        return over;
    }

    /** How many items a filter would list. */
    LongProperty count(ItemFilter which) {
        return counts.computeIfAbsent(which, missing -> new SimpleLongProperty());
    }

    /** Takes a sample; what is in sight is read again at the next {@link #tick}. */
    void show(JobSnapshot next) {
        stale |=
                shown.map(before -> !before.progress().items().equals(next.progress().items()))
                        .orElse(false);
        shown = Optional.of(next);
        over.set(next.job().state().ended());
        Counts items = next.progress().items();
        count(ItemFilter.ALL).set(items.known());
        count(ItemFilter.WAITING).set(items.waiting() + items.running());
        count(ItemFilter.DONE).set(items.done());
        count(ItemFilter.SKIPPED).set(items.skipped());
        count(ItemFilter.FAILED).set(items.failed());
        AtWork now = AtWork.of(next);
        if (!now.equals(atWork.get())) {
            atWork.set(now);
        }
        if (!listed) {
            list();
        }
    }

    /** Once a second: reads what is in sight again if anything has changed. */
    void tick() {
        if (!stale || shown.isEmpty()) {
            return;
        }
        stale = false;
        long known = shown.get().progress().items().known();
        if (hasMoved(known)) {
            list();
        } else {
            if (isWhole() && order.get() != ItemQuery.Order.SLOWEST) {
                rows.count(known);
            }
            rows.refresh();
        }
    }

    /** Whether items stand at other places than they were read at. */
    private boolean hasMoved(long known) {
        return switch (order.get()) {
            case SOURCE -> false;
            case REVERSE -> isWhole() && known != rows.size();
            // While items end, the slowest are looked up again only when somebody asks.
            case SLOWEST -> false;
        };
    }

    /** Whether every item is listed, so that there are as many as are known. */
    private boolean isWhole() {
        return filter.get() == ItemFilter.ALL && search.get().isBlank();
    }

    private void list() {
        if (shown.isEmpty()) {
            return;
        }
        listed = true;
        long known = shown.get().progress().items().known();
        if (isWhole() && order.get() != ItemQuery.Order.SLOWEST) {
            // An item's place tells its ordinal.
            rows.show(new Items(known), known);
        } else {
            rows.show(new Items(known));
        }
    }

    /** Items as they were asked for when it was made. */
    private final class Items implements PagedRows.Source<JobItems.Entry> {
        private final long known;
        private final ItemFilter wanted = filter.get();
        private final Optional<String> part =
                Optional.of(search.get().strip()).filter(text -> !text.isEmpty());
        private final ItemQuery.Order wantedOrder = order.get();

        Items(long known) {
            this.known = known;
        }

        @Override
        public void read(
                long afterKey, int limit, Consumer<List<JobItems.Entry>> done, Runnable failed) {
            ItemQuery query = new ItemQuery(wanted.states(), part, afterKey, limit, wantedOrder);
            background.atOnce(
                    () -> engine.get().items(job, query),
                    done,
                    failure -> {
                        failed.run();
                        trouble.accept(failure);
                    });
        }

        @Override
        public long key(JobItems.Entry row) {
            return wantedOrder.place(row);
        }

        @Override
        public OptionalLong before(int index) {
            // Ordinals have no gaps: the first item has 1.
            return switch (wantedOrder) {
                case SOURCE -> OptionalLong.of(index);
                case REVERSE -> OptionalLong.of(index > 0 ? known - index + 1 : index);
                case SLOWEST -> OptionalLong.empty();
            };
        }
    }
}
