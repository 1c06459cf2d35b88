package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.media.item.MediaItem;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MediaSourceTest {
    @Test
    void itemsOfUntoldSizeCountLikeTheOthersBesideThem() throws Exception {
        List<ItemDraft> feed = List.of(item("a", 600), item("b"), item("c", 200));

        assertThat(weights(List.of(feed, List.of(item("d")))))
                .containsExactly(600L, 400L, 200L, 400L);
    }

    @Test
    void whereNoSizeIsToldAllWeighTheSame() throws Exception {
        assertThat(weights(List.of(List.of(item("a"), item("b")))))
                .containsExactly(UntoldSizes.ORDINARY, UntoldSizes.ORDINARY);
    }

    @Test
    void itemsThatComeBeforeAnySizeIsToldDoNotCountAsNothing() throws Exception {
        List<Long> weights = weights(List.of(List.of(item("a")), List.of(item("b", 90 << 20))));
        assertThat(weights.get(0)).isGreaterThan(weights.get(1) / 10);
    }

    /** What the items of some operands weigh, a page each. */
    private static List<Long> weights(List<List<ItemDraft>> pages) throws Exception {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            operands.add(new Operand.Link("https://example.org/" + i));
        }
        MediaSource source =
                new MediaSource(operands, operand -> page(pages.get(operands.indexOf(operand))));
        List<Long> weights = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, StopSignal.NEVER);
            page.items().forEach(item -> weights.add(item.weight()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return weights;
    }

    private static Source page(List<ItemDraft> items) {
        return (_, _) -> new Source.Page(items, Optional.empty(), Total.known(items.size()));
    }

    private static ItemDraft item(String key) {
        return MediaItem.of(key, new MediaItem.Place.Http("https://example.org/" + key), key)
                .draft();
    }

    private static ItemDraft item(String key, long bytes) {
        ItemDraft untold = item(key);
        Map<String, String> facts = new HashMap<>(untold.facts());
        facts.put("bytes", Long.toString(bytes));
        return new ItemDraft(key, key, bytes, facts);
    }
}
