package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.GroupId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the jobs that were named: by an id, by the id of a group, or as {@code all}. */
final class JobNames {
    static final String ALL = "all";

    private JobNames() {}

    /**
     * The jobs named, each once.
     *
     * @param suits which of several jobs named at once (a group, all) are meant; a job named by its
     *     own id is taken as it is
     */
    static List<JobSnapshot> find(Call call, EngineSnapshot sample, Predicate<JobSnapshot> suits)
            throws WrongUsage {
        if (call.operands().isEmpty()) {
            throw new WrongUsage("Name a job, a group or 'all'; 'sluice jobs' lists them.");
        }
        Set<JobSnapshot> found = new LinkedHashSet<>();
        for (String name : call.operands()) {
            Optional<JobSnapshot> one = job(sample, name);
            one.ifPresent(found::add);
            if (one.isEmpty()) {
                many(sample, name).stream().filter(suits).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<JobSnapshot> job(EngineSnapshot sample, String name) {
        return sample.jobs().stream().filter(j -> j.job().id().value().equals(name)).findFirst();
    }

    private static List<JobSnapshot> many(EngineSnapshot sample, String name) throws WrongUsage {
        if (name.equals(ALL)) {
            return sample.jobs();
        }
        List<JobSnapshot> group =
                sample.jobs().stream()
                        .filter(job ->
                                job.job().group().map(GroupId::value).equals(Optional.of(name)))
                        .toList();
        if (group.isEmpty()) {
            throw new WrongUsage("There is no job '" + name + "'; 'sluice jobs' lists them.");
        }
        return group;
    }
}
