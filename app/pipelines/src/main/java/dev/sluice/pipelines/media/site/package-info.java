/** Pages of sites, read and fetched by yt-dlp as a child that can reach nothing else. */
@NullMarked
package dev.sluice.pipelines.media.site;

import org.jspecify.annotations.NullMarked;
