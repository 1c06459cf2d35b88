/** What the machine offers around the queue: sleep and wake, notifications, other programs. */
@NullMarked
package dev.sluice.desktop.machine;

import org.jspecify.annotations.NullMarked;
