@NullMarked
package dev.sluice.cli.follow;

import org.jspecify.annotations.NullMarked;
