@NullMarked
package dev.sluice.cli.words;

import org.jspecify.annotations.NullMarked;
