/** Working on jobs in the foreground until they have ended. */
@NullMarked
package dev.sluice.cli.follow;

import org.jspecify.annotations.NullMarked;
