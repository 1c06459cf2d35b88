/**
 * The page of one job: its items, how its time went, what failed, its log, its options. It reads
 * the store by pages, so a job of a million items costs what is in sight.
 */
@NullMarked
package dev.sluice.desktop.detail;

import org.jspecify.annotations.NullMarked;
