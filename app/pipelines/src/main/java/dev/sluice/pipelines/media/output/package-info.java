/** Where results lie: safe names by template, the archive list, the playlist of results. */
@NullMarked
package dev.sluice.pipelines.media.output;

import org.jspecify.annotations.NullMarked;
