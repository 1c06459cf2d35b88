/** A small HTTP server on loopback that misbehaves as servers do, for tests of all that fetches. */
@NullMarked
package dev.sluice.testkit.http;

import org.jspecify.annotations.NullMarked;
