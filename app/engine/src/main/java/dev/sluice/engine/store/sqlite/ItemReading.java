package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.WaitingItem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads items of one job in pages. */
final class ItemReading {
    private static final String ITEM = "item.id, item.key, item.name, item.weight, item.facts";
    private static final String WHOLE =
            "SELECT "
                    + ITEM
                    + ", state, item.phase, reason, item.attempts, failure, took"
                    + " FROM item LEFT JOIN failure ON failure.item = item.id";

    /** An item's place among the slowest, as {@link ItemQuery.Order#place} has it. */
    private static final String PLACE =
            "(MIN(took, " + ItemQuery.MOST_MILLIS + ") << 32 | (item.id & 4294967295))";

    private final Connection connection;
    private final PhaseNumbers phases;
    private final JobId job;

    ItemReading(Connection connection, PhaseNumbers phases, JobId job) {
        this.connection = connection;
        this.phases = phases;
        this.job = job;
    }

    private long number() throws SQLException {
        try (var query = connection.prepareStatement("SELECT id FROM job WHERE name = ?")) {
            query.setString(1, job.value());
            try (var row = query.executeQuery()) {
                // No job has the number 0, so a job that is gone has no rows.
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    List<WaitingItem> waiting(PhaseId phase, long afterOrdinal, int limit) throws SQLException {
        Optional<Integer> number = phases.known(phase);
        if (number.isEmpty()) {
            return List.of();
        }
        String sql =
                "SELECT "
                        + ITEM
                        + ", attempts, staged FROM item WHERE phase = ? AND state = 0"
                        + " AND id > ? AND id < ? ORDER BY id LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, number.get());
            range(query, 2, afterOrdinal);
            query.setInt(4, limit);
            List<WaitingItem> page = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(new WaitingItem(item(rows), rows.getInt(6), rows.getLong(7)));
                }
            }
            return page;
        }
    }

    long countWaiting(PhaseId phase) throws SQLException {
        Optional<Integer> number = phases.known(phase);
        if (number.isEmpty()) {
            return 0;
        }
        String sql =
                "SELECT COUNT(*) FROM item WHERE phase = ? AND state = 0 AND id > ? AND id < ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, number.get());
            range(query, 2, 0);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    List<JobItems.Entry> items(ItemQuery wanted) throws SQLException {
        if (wanted.nameContains().isPresent()) {
            return named(wanted, folded(wanted.nameContains().get()));
        }
        String sql = WHOLE + " WHERE item.id > ? AND item.id < ?" + rest(wanted) + " LIMIT ?";
        try (var query = connection.prepareStatement(sql)) {
            range(query, wanted);
            query.setInt(3, wanted.limit());
            List<JobItems.Entry> page = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(entry(rows));
                }
            }
            return page;
        }
    }

    /**
     * SQLite folds the case of ASCII only, so names are compared here; and of the many that don't
     * match nothing but the name is read.
     */
    private List<JobItems.Entry> named(ItemQuery wanted, String part) throws SQLException {
        String sql =
                "SELECT item.id, name FROM item WHERE item.id > ? AND item.id < ?" + rest(wanted);
        List<JobItems.Entry> page = new ArrayList<>();
        try (var query = connection.prepareStatement(sql);
                var one = connection.prepareStatement(WHOLE + " WHERE item.id = ?")) {
            range(query, wanted);
            try (var rows = query.executeQuery()) {
                while (page.size() < wanted.limit() && rows.next()) {
                    if (folded(rows.getString(2)).contains(part)) {
                        one.setLong(1, rows.getLong(1));
                        try (var row = one.executeQuery()) {
                            row.next();
                            page.add(entry(row));
                        }
                    }
                }
            }
        }
        return page;
    }

    private static String rest(ItemQuery wanted) {
        return condition(wanted.states())
                + switch (wanted.order()) {
                    case SOURCE -> " ORDER BY item.id";
                    case REVERSE -> " ORDER BY item.id DESC";
                    case SLOWEST ->
                            (wanted.after() == 0 ? "" : " AND " + PLACE + " < " + wanted.after())
                                    + " ORDER BY "
                                    + PLACE
                                    + " DESC";
                };
    }

    private void range(PreparedStatement query, ItemQuery wanted) throws SQLException {
        switch (wanted.order()) {
            case SOURCE -> range(query, 1, wanted.after());
            case SLOWEST -> range(query, 1, 0);
            case REVERSE -> {
                range(query, 1, 0);
                if (wanted.after() > 0) {
                    query.setLong(2, ItemNumber.before(number()) + wanted.after());
                }
            }
        }
    }

    private static String condition(Set<ItemState> states) {
        if (states.isEmpty()) {
            return "";
        }
        String numbers =
                states.stream()
                        .map(state -> Integer.toString(ItemStates.number(state)))
                        .collect(Collectors.joining(",", " AND state IN (", ")"));
        // The index of items left out is looked at only where its own condition stands, too.
        boolean leftOut = !states.contains(ItemState.WAITING) && !states.contains(ItemState.DONE);
        return leftOut ? numbers + " AND state >= 2" : numbers;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private JobItems.Entry entry(ResultSet row) throws SQLException {
        return new JobItems.Entry(
                item(row),
                ItemStates.state(row.getInt(6)),
                phases.phase(row.getInt(7)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(10)).map(json -> Texts.failure(json)),
                row.getInt(9),
                Duration.ofMillis(row.getLong(11)));
    }

    private Item item(ResultSet row) throws SQLException {
        return new Item(
                new ItemId(row.getLong(1)),
                job,
                ItemNumber.ordinal(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                Texts.facts(row.getString(5)));
    }

    private void range(PreparedStatement query, int first, long afterOrdinal) throws SQLException {
        long number = number();
        query.setLong(first, ItemNumber.before(number) + afterOrdinal);
        query.setLong(first + 1, ItemNumber.before(number + 1));
    }
}
