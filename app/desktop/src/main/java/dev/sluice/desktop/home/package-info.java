/**
 * The home folder as the window sees it: where it is, its engine, its log, small remembered things.
 */
@NullMarked
package dev.sluice.desktop.home;

import org.jspecify.annotations.NullMarked;
