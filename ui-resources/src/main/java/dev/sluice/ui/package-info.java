/** Styles, texts, fonts and icons of Sluice, and the classes that resolve them. No toolkit. */
@NullMarked
package dev.sluice.ui;

import org.jspecify.annotations.NullMarked;
