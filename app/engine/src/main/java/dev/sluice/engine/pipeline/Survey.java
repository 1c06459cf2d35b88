package dev.sluice.engine.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request would meet if it were queued now.
 *
 * @param room what it would take of which disk; those that take nothing are named too
 * @param earlier what earlier jobs have done of it
 * @param size how much there is to do, where that is not told by the files that were named
 */
public record Survey(
        List<Room> room,
        Optional<Earlier> earlier,
        List<Advice> advice,
        Optional<Sizing.Size> size) {
    public static final Survey NOTHING = new Survey(List.of(), Optional.empty(), List.of());

    public Survey {
        room = List.copyOf(room);
        advice = List.copyOf(advice);
    }

    /** Of files that a face counts itself. */
    public Survey(List<Room> room, Optional<Earlier> earlier, List<Advice> advice) {
        this(room, earlier, advice, Optional.empty());
    }

    /**
     * Room on a disk, estimated.
     *
     * @param where a file or folder that need not be there yet
     * @param bytes 0 for none
     * @param what what it is for, or why none is needed
     */
    public record Room(Path where, long bytes, Said what) {}

    /**
     * Items that look as if an earlier job had done them: same name, same size, unchanged since.
     *
     * @param last when the last of them was done
     * @param months how many of each month, where names speak of months
     */
    public record Earlier(long items, Instant last, Map<YearMonth, Long> months) {
        public Earlier {
            months = Map.copyOf(months);
        }
    }

    /**
     * A sentence on what a person may want to change before it is queued.
     *
     * @param warning whether jobs or items would fail, or something would be lost
     */
    public record Advice(boolean warning, Said said, Optional<Said> detail, List<Remedy> remedies) {
        public Advice {
            remedies = List.copyOf(remedies);
        }

        public static Advice warning(Said said, Said detail, Remedy... remedies) {
            return new Advice(true, said, Optional.of(detail), List.of(remedies));
        }

        public static Advice note(Said said, Remedy... remedies) {
            return new Advice(false, said, Optional.empty(), List.of(remedies));
        }
    }

    /**
     * What one click could change.
     *
     * @param change values by option, an empty one for not given
     */
    public record Remedy(Said said, Map<String, String> change) {
        public Remedy {
            change = Map.copyOf(change);
        }
    }
}
