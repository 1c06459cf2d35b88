package dev.sluice.engine.store.sqlite;

import java.util.List;

/**
 * A store and what the person must be told about how it was opened.
 *
 * @param notices sentences, such as that a damaged database was set aside; usually none
 */
public record OpenedStore(SqliteJobStore store, List<String> notices) {
    public OpenedStore {
        notices = List.copyOf(notices);
    }
}
