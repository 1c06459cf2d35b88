/** Media: playlists, links and files to archive, and the audio out of them. */
@NullMarked
package dev.sluice.pipelines.media;

import org.jspecify.annotations.NullMarked;
