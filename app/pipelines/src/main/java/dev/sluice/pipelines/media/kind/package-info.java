/** What is media, by its name. */
@NullMarked
package dev.sluice.pipelines.media.kind;

import org.jspecify.annotations.NullMarked;
