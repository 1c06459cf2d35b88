package dev.sluice.desktop.detail;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.store.FailureCluster;

import java.util.List;
import java.util.Optional;

/**
 * One cause in the list of what failed, ready to be shown.
 *
 * @param cluster the failures it stands for; empty for a failure of the job as a whole
 * @param failure an example, the newest
 */
record CauseRow(
        Optional<FailureCluster> cluster,
        Failure failure,
        long count,
        String title,
        String subtitle,
        String message,
        List<String> steps,
        String technical) {

    /** Whether both stand for the same cause, whatever their counts. */
    boolean isSameCause(CauseRow other) {
        return cluster.map(FailureCluster::cause).equals(other.cluster.map(FailureCluster::cause));
    }

    /** Whether its failures are items, which can be given up. */
    boolean ofItems() {
        return cluster.filter(it -> it.newest().item().isPresent()).isPresent();
    }
}
