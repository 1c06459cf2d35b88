package dev.sluice.pipelines.media;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.pipelines.media.item.MediaItem;

import java.util.List;

/**
 * Weighs items whose size nobody tells like the mean of those whose size is told: beside those one
 * byte would count as nothing, and a job with only such items left would pass for finished. While
 * no size is told at all they weigh as much as an ordinary recording, since sizes may yet be told
 * of those behind them. One thread.
 */
final class UntoldSizes {
    /** Half an hour of speech, or a few minutes of film. */
    static final long ORDINARY = 32L << 20;

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
        return page.stream().map(this::weighed).toList();
    }

    private ItemDraft weighed(ItemDraft item) {
        return isTold(item)
                ? item
                : new ItemDraft(item.key(), item.name(), ordinary(), item.facts());
    }

    private long ordinary() {
        return told == 0 ? ORDINARY : Math.max(1, bytes / told);
    }

    private static boolean isTold(ItemDraft item) {
        return MediaItem.of(item).bytes().isPresent();
    }
}
