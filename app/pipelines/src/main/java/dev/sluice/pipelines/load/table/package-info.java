/**
 * The tables that Load writes into, and the ledger that makes it exactly once. DuckDB and
 * PostgreSQL.
 */
@NullMarked
package dev.sluice.pipelines.load.table;

import org.jspecify.annotations.NullMarked;
