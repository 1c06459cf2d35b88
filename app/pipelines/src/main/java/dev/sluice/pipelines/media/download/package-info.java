/** Brings media to this machine: own transfers for links, yt-dlp for the pages of sites. */
@NullMarked
package dev.sluice.pipelines.media.download;

import org.jspecify.annotations.NullMarked;
