/**
 * Jobs, groups and items: what they are, which states they take, how attempts end. Depends on the
 * JDK only.
 */
@NullMarked
package dev.sluice.engine.job;

import org.jspecify.annotations.NullMarked;
