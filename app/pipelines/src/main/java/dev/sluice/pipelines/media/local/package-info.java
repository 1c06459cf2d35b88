/** Media files that lie on this machine. */
@NullMarked
package dev.sluice.pipelines.media.local;

import org.jspecify.annotations.NullMarked;
