/**
 * Numbers, units, durations and sentences as people read them, by locale. No toolkit, so that every
 * word can be tested without a window.
 */
@NullMarked
package dev.sluice.desktop.text;

import org.jspecify.annotations.NullMarked;
