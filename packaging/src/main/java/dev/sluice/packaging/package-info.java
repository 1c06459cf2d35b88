/** Builds the runnable tree out of the modules' jars; runs at build time only. */
@NullMarked
package dev.sluice.packaging;

import org.jspecify.annotations.NullMarked;
