package dev.sluice.pipelines.media;

import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.Archived;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/** Tells which items a job would pass over, since all it makes of them is there. */
final class DoneBefore {
    private final MediaSettings settings;
    private final Outputs outputs;

    DoneBefore(MediaSettings settings, Outputs outputs) {
        this.settings = settings;
        this.outputs = outputs;
    }

    /** When the last of its results was made; empty when one is missing. */
    Optional<Instant> of(MediaItem item) throws IOException {
        boolean here = item.place() instanceof MediaItem.Place.File;
        Optional<Instant> last = Optional.empty();
        for (Kind kind : settings.kinds()) {
            if (here && kind.equals(Kind.MEDIA)) {
                continue;
            }
            Optional<Archived> result =
                    outputs.find(item, kind)
                            .filter(archived -> Files.isRegularFile(archived.file()));
            if (result.isEmpty()) {
                return Optional.empty();
            }
            Instant at = result.get().at();
            last = last.filter(at::isBefore).or(() -> Optional.of(at));
        }
        return last;
    }
}
