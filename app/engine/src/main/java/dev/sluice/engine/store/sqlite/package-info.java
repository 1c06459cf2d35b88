/**
 * The store in SQLite: one file, write-ahead log, one writer, several readers. The only user of
 * {@code java.sql} in the engine.
 */
@NullMarked
package dev.sluice.engine.store.sqlite;

import org.jspecify.annotations.NullMarked;
