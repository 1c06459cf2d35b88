/** The command line as it is packaged, started as a person or a script would start it. */
@NullMarked
package dev.sluice.packaging.commandline;

import org.jspecify.annotations.NullMarked;
