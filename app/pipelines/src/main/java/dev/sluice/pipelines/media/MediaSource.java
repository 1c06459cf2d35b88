package dev.sluice.pipelines.media;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The items of all operands, one operand after the other. The cursor is {@code operand|found before
 * it|found so far|cursor within it}.
 */
final class MediaSource implements Source {
    private static final int PARTS = 4;

    private final List<Operand> operands;
    private final Function<Operand, Source> sources;
    private final UntoldSizes sizes = new UntoldSizes();

    /**
     * @param sources what each operand stands for
     */
    MediaSource(List<Operand> operands, Function<Operand, Source> sources) {
        this.operands = List.copyOf(operands);
        this.sources = sources;
    }

    private record Cursor(int operand, long before, long found, Optional<String> within) {
        static Cursor parse(String text) {
            String[] parts = text.split("\\|", PARTS);
            return new Cursor(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3].isEmpty() ? Optional.empty() : Optional.of(parts[3]));
        }

        String text() {
            return operand + "|" + before + "|" + found + "|" + within.orElse("");
        }
    }

    @Override
    public Page next(Optional<String> after, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        Cursor at = after.map(Cursor::parse).orElse(new Cursor(0, 0, 0, Optional.empty()));
        Page page = sources.apply(operands.get(at.operand())).next(at.within(), stop);
        List<ItemDraft> items = sizes.weighed(page.items());
        long found = at.found() + items.size();
        boolean last = at.operand() == operands.size() - 1;
        if (page.cursor().isPresent()) {
            Cursor next = new Cursor(at.operand(), at.before(), found, page.cursor());
            Total total = last ? shifted(page.total(), at.before(), found) : atLeast(found);
            return new Page(items, Optional.of(next.text()), total);
        }
        if (last) {
            return new Page(items, Optional.empty(), Total.known(found));
        }
        Cursor next = new Cursor(at.operand() + 1, found, found, Optional.empty());
        return new Page(items, Optional.of(next.text()), atLeast(found));
    }

    private static Total atLeast(long found) {
        return found == 0 ? Total.unknown() : new Total.AtLeast(found);
    }

    /** What the last operand says of itself, with those before it. */
    private static Total shifted(Total total, long before, long found) {
        return switch (total) {
            case Total.Known(long n) -> new Total.Known(before + n);
            case Total.Estimated(long n) -> new Total.Estimated(before + n);
            case Total.AtLeast(long n) -> new Total.AtLeast(before + n);
            case Total.Unknown _ -> atLeast(found);
        };
    }
}
