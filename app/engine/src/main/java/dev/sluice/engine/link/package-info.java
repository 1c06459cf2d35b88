/**
 * One instance a home: the folder and its lock, and the local socket over which other processes use
 * the running engine.
 */
@NullMarked
package dev.sluice.engine.link;

import org.jspecify.annotations.NullMarked;
