package dev.sluice.cli.words;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Waits;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a phase is called while it works. */
public final class PhaseWords {
    private static final Map<String, String> VERBS =
            Map.ofEntries(
                    Map.entry("files", "Listing"),
                    Map.entry("check", "Checking"),
                    Map.entry("compress", "Compressing"),
                    Map.entry("upload", "Uploading"),
                    Map.entry("copy", "Copying"),
                    Map.entry("reconcile", "Reconciling"),
                    Map.entry("playlist", "Listing"),
                    Map.entry("download", "Downloading"),
                    Map.entry("extract", "Extracting"),
                    Map.entry("collect", "Collecting"),
                    Map.entry("request", "Requesting"),
                    Map.entry("unpack", "Unpacking"),
                    Map.entry("sync", "Syncing"),
                    Map.entry("manifest", "Summing up"));

    private PhaseWords() {}

    /** Such as "Compressing"; a third party's phase goes by its own name. */
    public static String verb(PhaseId phase) {
        String verb = VERBS.get(phase.value());
        return verb == null ? name(phase) : verb;
    }

    /** Such as "Compress". */
    public static String name(PhaseId phase) {
        String id = phase.value();
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** What the phase waits for, in words; empty when nothing holds it. */
    public static Optional<String> waiting(Waits waits) {
        return switch (waits) {
            case Waits.No() -> Optional.empty();
            case Waits.ForInput() -> Optional.of("waits for its next file");
            case Waits.ForLane(String lane, int used, int permits) ->
                    Optional.of("waits for the " + lane + " (" + used + " of " + permits + ")");
            case Waits.ForStaging() -> Optional.of("waits, staging is full");
            case Waits.ForRoom(String sentence) -> Optional.of(sentence);
            case Waits.ForNetwork() -> Optional.of("waits, there is no network");
            case Waits.ForRetry(var left) ->
                    Optional.of("tries again in " + Math.max(1, left.toSeconds()) + " s");
            case Waits.Stalled(var since) ->
                    Optional.of("no data for " + Math.max(1, since.toSeconds()) + " s");
        };
    }
}
