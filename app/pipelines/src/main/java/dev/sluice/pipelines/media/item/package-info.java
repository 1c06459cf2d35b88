/** What is known of a video or a sound: where it comes from, what it is called. */
@NullMarked
package dev.sluice.pipelines.media.item;

import org.jspecify.annotations.NullMarked;
