package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.PhaseId;

import java.util.Map;
import java.util.Optional;

/**
 * Whether a phase can be switched as the options stand, and why it is as it is.
 *
 * @param change values by option that switch it the other way, an empty one for not given; empty
 *     when it can't be switched
 * @param why a few words, such as that a local table needs none
 */
public record PhaseSwitch(PhaseId phase, Map<String, String> change, Optional<Said> why) {
    public PhaseSwitch {
        change = Map.copyOf(change);
    }

    public boolean canBeSwitched() {
        return !change.isEmpty();
    }
}
