package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobStore.PageAdded;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Adds a page of a source to a job, leaving out keys that are there already. */
final class PageWriting {
    private static final String FOUND = "SELECT found FROM job WHERE id = ?";
    private static final String SAME_HASH =
            "SELECT key FROM item WHERE key_hash = ? AND id > ? AND id < ?";
    private static final String ADD =
            "INSERT INTO item VALUES (?, ?, 0, ?, 0, 0, ?, ?, ?, ?, NULL, 0)";
    private static final String COUNT =
            """
            UPDATE job SET found = found + ?, found_weight = found_weight + ?, source_cursor = ?,
                source_finished = ?, announced = ?
            WHERE id = ?
            """;

    private final Statements sql;

    PageWriting(Statements sql) {
        this.sql = sql;
    }

    PageAdded add(Change.AddItems page, long job, int phase) throws SQLException {
        long before = found(job);
        long items = 0;
        long weight = 0;
        Set<String> here = new HashSet<>();
        PreparedStatement add = sql.of(ADD);
        for (ItemDraft draft : page.items()) {
            long hash = ItemNumber.hash(draft.key());
            if (!here.add(draft.key()) || (before > 0 && isThere(job, hash, draft.key()))) {
                continue;
            }
            items++;
            weight += draft.weight();
            add.setLong(1, ItemNumber.of(job, before + items));
            add.setLong(2, hash);
            add.setInt(3, phase);
            add.setLong(4, draft.weight());
            add.setString(5, draft.key());
            add.setString(6, draft.name());
            add.setString(7, Texts.facts(draft.facts()));
            add.addBatch();
        }
        add.executeBatch();
        sql.run(
                COUNT,
                items,
                weight,
                page.source().cursor(),
                page.source().finished() ? 1 : 0,
                Texts.total(page.source().announced()),
                job);
        return new PageAdded(page.job(), items, weight);
    }

    private long found(long job) throws SQLException {
        try (var row = sql.bind(sql.of(FOUND), job).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean isThere(long job, long hash, String key) throws SQLException {
        PreparedStatement query = sql.of(SAME_HASH);
        query.setLong(1, hash);
        query.setLong(2, ItemNumber.before(job));
        query.setLong(3, ItemNumber.before(job + 1));
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1).equals(key)) {
                    return true;
                }
            }
            return false;
        }
    }
}
