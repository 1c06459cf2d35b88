package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.progress.Total;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one simulated job consists of: its items, the pages they come in, and what becomes of each
 * in each phase. All of it is fixed by the seed, so that it is the same however the job is
 * disturbed.
 */
final class JobShape {
    private static final int RATES = 1000;

    final int number;
    final PipelineShape pipeline;
    final int items;
    private final long seed;
    private final List<Source.Page> pages = new ArrayList<>();
    private final int badPerThousand;
    private final int retries;
    private final int faultOfSource;
    private final int faultOfOpening;

    JobShape(long seed, int number, PipelineShape pipeline, Chance chance, int size, int retries) {
        this.seed = seed;
        this.number = number;
        this.pipeline = pipeline;
        this.items = size;
        this.retries = retries;
        this.badPerThousand = chance.of(List.of(0, 0, 60, 250));
        this.faultOfSource = chance.between(0, badPerThousand == 0 ? 500 : 60);
        this.faultOfOpening = chance.between(0, badPerThousand == 0 ? 500 : 40);
        pages(chance);
    }

    private void pages(Chance chance) {
        int most = items > 100 ? 100 : chance.between(1, 8);
        int announce = chance.between(0, 3);
        int given = 0;
        do {
            int size = Math.min(items - given, chance.between(0, most));
            List<ItemDraft> drafts = new ArrayList<>();
            if (given > 0 && chance.oneIn(4)) {
                drafts.add(draft(chance.between(1, given))); // Told twice, and yet one item.
            }
            for (int i = given + 1; i <= given + size; i++) {
                drafts.add(draft(i));
            }
            given += size;
            boolean last = given == items && !chance.oneIn(4);
            Total total =
                    switch (announce) {
                        case 0 -> Total.unknown();
                        case 1 -> Total.known(items);
                        case 2 -> new Total.AtLeast(given + 1L);
                        default -> new Total.Estimated(items + 3L);
                    };
            Optional<String> cursor =
                    last ? Optional.empty() : Optional.of("after page " + (pages.size() + 1));
            pages.add(new Source.Page(drafts, cursor, total));
        } while (pages.getLast().cursor().isPresent());
    }

    private ItemDraft draft(int item) {
        return new ItemDraft("k" + item, "item " + item, weight(item), Map.of("n", "" + item));
    }

    /** The page after a cursor. */
    int pageAfter(Optional<String> cursor) {
        for (int i = 0; i < pages.size(); i++) {
            if (cursor.isPresent() && pages.get(i).cursor().equals(cursor)) {
                return i + 1;
            }
        }
        return 0;
    }

    Source.Page page(int index) {
        return pages.get(index);
    }

    long weight(int item) {
        return Chance.fixed(100, seed, number, item, 1);
    }

    long units(int item, String phase) {
        return 3 * weight(item) + Chance.fixed(5, seed, number, item, phase.hashCode());
    }

    /** What an item leaves in the staging folder once it is through a phase that fills it. */
    long staged(int item, String phase) {
        return weight(item) * Chance.fixed(101, seed, number, item, phase.hashCode(), 2) / 100;
    }

    /** How many steps the work on one item falls into. */
    int steps(PhaseShape phase, int item) {
        return 1
                + Chance.fixed(
                        phase.steps(), seed, number, item, phase.spec().id().value().hashCode(), 3);
    }

    /**
     * What becomes of an item (0: of the whole job) in a phase.
     *
     * @param mended whether somebody has looked after the causes of failures
     */
    Fate fate(String phase, int item, boolean mended) {
        Fate fate = first(phase, item);
        boolean canBeMended = Chance.fixed(5, seed, number, item, phase.hashCode(), 5) > 0;
        boolean fails =
                switch (fate) {
                    case Fate.Done() -> false;
                    case Fate.Skipped() -> false;
                    case Fate.Passing(int failures) -> failures >= retries;
                    case Fate.Permanent() -> true;
                    case Fate.Defect() -> true;
                };
        return fails && mended && canBeMended ? new Fate.Done() : fate;
    }

    private Fate first(String phase, int item) {
        long kind = phase.hashCode();
        if (Chance.fixed(RATES, seed, number, item, kind, 4) >= badPerThousand) {
            return new Fate.Done();
        }
        return switch (Chance.fixed(7, seed, number, item, kind, 6)) {
            case 0 -> new Fate.Skipped();
            case 1 -> new Fate.Permanent();
            case 2 -> new Fate.Defect();
            case 3 -> new Fate.Passing(retries + 1);
            default -> new Fate.Passing(1 + Chance.fixed(4, seed, number, item, kind, 7));
        };
    }

    /** How an item ends if every phase meets its fate. */
    End end(int item, boolean mended) {
        for (PhaseShape phase : pipeline.itemPhases()) {
            String id = phase.spec().id().value();
            switch (fate(id, item, mended)) {
                case Fate.Done() -> {}
                case Fate.Skipped() -> {
                    return new End("SKIPPED", id);
                }
                case Fate.Passing(int failures) -> {
                    if (failures >= retries) {
                        return new End("FAILED", id);
                    }
                }
                case Fate.Permanent() -> {
                    return new End("FAILED", id);
                }
                case Fate.Defect() -> {
                    return new End("FAILED", id);
                }
            }
        }
        return new End("DONE", pipeline.itemPhases().getLast().spec().id().value());
    }

    /** The state in which an item ends, and the phase. */
    record End(String state, String phase) {}

    /** The page at which the source fails for good, until it is mended. */
    OptionalInt sourceFails(boolean mended) {
        return !mended && faultOfSource < 4
                ? OptionalInt.of(faultOfSource % pages.size())
                : OptionalInt.empty();
    }

    /** How many times a page fails before it comes. */
    int passingFailuresOfPage(int page) {
        int roll = Chance.fixed(RATES, seed, number, page, 8);
        return roll < badPerThousand ? Math.min(retries - 1, 1 + roll % 3) : 0;
    }

    boolean openingFails(boolean mended) {
        return !mended && faultOfOpening < 2;
    }
}
