/** What a person chooses once: the look, what closing does, how much may run at a time. */
@NullMarked
package dev.sluice.desktop.settings;

import org.jspecify.annotations.NullMarked;
