package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;

import java.nio.file.Path;
import java.util.List;

/** Puts what ffmpeg complains about into one sentence. */
final class Refusal {
    private Refusal() {}

    static PhaseFailure of(Path file, List<String> complaints) {
        String all = String.join(" | ", complaints);
        String sentence;
        if (all.contains("whitelist")) {
            sentence =
                    "%s is no media file but a list of others or something else that Sluice does"
                            + " not open.";
        } else if (all.contains("moov atom not found") || all.contains("EOF")) {
            sentence =
                    "%s has no index, so it is cut short or no media file; get a fresh copy of it.";
        } else if (all.contains("Invalid data") || all.contains("could not find")) {
            sentence = "%s is damaged or no media file; get a fresh copy of it.";
        } else {
            sentence = "%s cannot be read as media; get a fresh copy of it.";
        }
        return new PhaseFailure(Failure.permanent(sentence.formatted(file), all));
    }
}
