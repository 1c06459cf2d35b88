/** Makes installers out of the runnable tree; runs at build time only, in a profile of its own. */
@NullMarked
package dev.sluice.packaging.installer;

import org.jspecify.annotations.NullMarked;
