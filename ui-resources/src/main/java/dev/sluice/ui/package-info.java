/** Styles, screens, texts, fonts and icons of the window, and the one class that finds them. */
@NullMarked
package dev.sluice.ui;

import org.jspecify.annotations.NullMarked;
