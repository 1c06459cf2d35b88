/** Audio out of media by ffmpeg. */
@NullMarked
package dev.sluice.pipelines.media.extract;

import org.jspecify.annotations.NullMarked;
