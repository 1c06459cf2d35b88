/** What tests of all modules share; never on the class path of the program. */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
