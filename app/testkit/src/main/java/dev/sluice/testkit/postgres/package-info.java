/** A real PostgreSQL for tests, where one is installed. */
@NullMarked
package dev.sluice.testkit.postgres;

import org.jspecify.annotations.NullMarked;
