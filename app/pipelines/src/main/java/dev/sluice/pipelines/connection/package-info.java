/** Places that a person has named, and where their secrets are. */
@NullMarked
package dev.sluice.pipelines.connection;

import org.jspecify.annotations.NullMarked;
