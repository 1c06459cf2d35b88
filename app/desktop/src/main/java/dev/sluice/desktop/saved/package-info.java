/** Jobs in files: to keep, to change by hand, to open again. */
@NullMarked
package dev.sluice.desktop.saved;

import org.jspecify.annotations.NullMarked;
