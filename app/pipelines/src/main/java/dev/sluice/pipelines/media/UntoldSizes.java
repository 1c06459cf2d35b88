package dev.sluice.pipelines.media;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.pipelines.media.item.MediaItem;

import java.util.List;

/**
 * Weighs items whose size nobody tells like the mean of those whose size is told: beside those one
 * byte would count as nothing, and a job with only such items left would pass for finished. While
 * no size is told at all they weigh one each. One thread.
 */
final class UntoldSizes {
    private long told;
    private long bytes;

    /** A page of items with their weights. */
    List<ItemDraft> weighed(List<ItemDraft> page) {
        for (ItemDraft item : page) {
            if (isTold(item)) {
                told++;
                bytes += item.weight();
            }
        }
        return told == 0 ? page : page.stream().map(this::weighed).toList();
    }

    private ItemDraft weighed(ItemDraft item) {
        return isTold(item)
                ? item
                : new ItemDraft(item.key(), item.name(), Math.max(1, bytes / told), item.facts());
    }

    private static boolean isTold(ItemDraft item) {
        return MediaItem.of(item).bytes().isPresent();
    }
}
