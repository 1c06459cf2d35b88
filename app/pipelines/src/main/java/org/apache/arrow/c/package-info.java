/** What DuckDB's driver knows Arrow by. */
@NullMarked
package org.apache.arrow.c;

import org.jspecify.annotations.NullMarked;
