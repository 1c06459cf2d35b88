/** Options under a name: kept in the home, chosen in the sheet, looked after in the settings. */
@NullMarked
package dev.sluice.desktop.preset;

import org.jspecify.annotations.NullMarked;
