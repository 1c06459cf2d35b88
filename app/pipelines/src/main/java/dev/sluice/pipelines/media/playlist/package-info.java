/**
 * Lists of media in the forms that people and servers keep them in: feeds, M3U, OPML, lines of
 * links, and the playlists of sites as yt-dlp reads them.
 */
@NullMarked
package dev.sluice.pipelines.media.playlist;

import org.jspecify.annotations.NullMarked;
