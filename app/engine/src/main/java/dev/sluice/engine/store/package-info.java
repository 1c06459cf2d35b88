/** What the engine keeps durably, as an interface and its contract. */
@NullMarked
package dev.sluice.engine.store;

import org.jspecify.annotations.NullMarked;
