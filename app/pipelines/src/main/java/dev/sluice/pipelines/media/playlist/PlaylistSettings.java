package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.media.item.MediaItem;

import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * What a person wants of a list.
 *
 * @param chosen whether the item at a place of the list, from 1, is wanted; places are counted in
 *     the order in which items come
 * @param over whether neither the item at a place nor any behind it is wanted
 * @param newestFirst whether the latest items of each document come first
 * @param leftOut items that are not even to be planned
 */
public record PlaylistSettings(
        LongPredicate chosen,
        LongPredicate over,
        boolean newestFirst,
        Predicate<MediaItem> leftOut) {
    /** All items in the order of the list. */
    public static final PlaylistSettings ALL =
            new PlaylistSettings(place -> true, place -> false, false, item -> false);
}
