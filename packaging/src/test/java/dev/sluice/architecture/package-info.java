/** The rooms and arrows of the design, as tests: an arrow that runs upward breaks the build. */
@NullMarked
package dev.sluice.architecture;

import org.jspecify.annotations.NullMarked;
