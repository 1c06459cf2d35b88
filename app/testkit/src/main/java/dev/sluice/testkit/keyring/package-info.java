/** A keyring of one's own for tests. */
@NullMarked
package dev.sluice.testkit.keyring;

import org.jspecify.annotations.NullMarked;
