package dev.sluice.desktop.queue;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the list of rows: blocks in order, the jobs of open groups below their group. */
final class Arranging {

    /** A longer group shows what is of interest now, and the rest in one line. */
    static final int LONG_GROUP = 7;

    private final Words words;
    private final MoreRow finished = new MoreRow("finished-more");
    private final Map<GroupId, MoreRow> more = new HashMap<>();
    private final Set<GroupId> shownWhole = new HashSet<>();
    private List<Object> blockOrder = List.of();

    Arranging(Words words) {
        this.words = words;
    }

    /** Lists all jobs of a long group, or its interesting ones again. */
    void toggleWhole(GroupId group) {
        if (!shownWhole.remove(group)) {
            shownWhole.add(group);
        }
    }

    /** Forgets how all other groups were shown. */
    void keepOnly(Set<GroupId> groups) {
        more.keySet().retainAll(groups);
        shownWhole.retainAll(groups);
    }

    /**
     * The rows to list now.
     *
     * @param foldFinished whether what ended well stands in one line
     * @param held whether what is listed keeps its place; what is new then comes at the end
     */
    List<QueueRow> arrange(
            List<JobSnapshot> jobs,
            Map<JobId, JobRow> jobRows,
            Map<GroupId, GroupRow> groupRows,
            Map<GroupId, Group> groups,
            RowMatch match,
            boolean foldFinished,
            boolean held) {
        Map<Object, QueueOrdering.Block> blocks = new LinkedHashMap<>();
        for (QueueOrdering.Block block : QueueOrdering.of(jobs)) {
            blocks.put(keyOf(block), block);
        }
        if (held) {
            Map<Object, QueueOrdering.Block> kept = new LinkedHashMap<>();
            for (Object key : blockOrder) {
                QueueOrdering.Block block = blocks.remove(key);
                if (block != null) {
                    kept.put(key, block);
                }
            }
            kept.putAll(blocks);
            blocks = kept;
        }
        blockOrder = List.copyOf(blocks.keySet());
        List<QueueRow> rows = new ArrayList<>();
        int folded = 0;
        for (QueueOrdering.Block block : blocks.values()) {
            if (foldFinished && match.isEverything() && endedWell(block)) {
                folded += block.jobs().size();
            } else if (block.group().isPresent()) {
                addGroup(rows, block, block.group().get(), jobRows, groupRows, groups, match);
            } else {
                JobSnapshot job = block.jobs().getFirst();
                if (match.matches(job, "")) {
                    add(rows, jobRows, job);
                }
            }
        }
        if (folded > 0) {
            rows.add(finished(folded));
        }
        return rows;
    }

    /** What failed is never folded away. */
    private static boolean endedWell(QueueOrdering.Block block) {
        return block.jobs().stream()
                .map(job -> job.job().state())
                .allMatch(state -> state == JobState.SUCCEEDED || state == JobState.CANCELLED);
    }

    private MoreRow finished(int jobs) {
        finished.link().set(words.get("more.finished", jobs));
        finished.detail().set(words.get("more.finished.detail"));
        finished.accessibleText().set(finished.link().get() + ", " + finished.detail().get());
        return finished;
    }

    private static Object keyOf(QueueOrdering.Block block) {
        return block.group()
                .<Object>map(group -> group)
                .orElseGet(() -> block.jobs().getFirst().job().id());
    }

    private void addGroup(
            List<QueueRow> rows,
            QueueOrdering.Block block,
            GroupId id,
            Map<JobId, JobRow> jobRows,
            Map<GroupId, GroupRow> groupRows,
            Map<GroupId, Group> groups,
            RowMatch match) {
        GroupRow line = groupRows.get(id);
        if (line == null) {
            return;
        }
        String name = Optional.ofNullable(groups.get(id)).map(Group::name).orElse("");
        List<JobSnapshot> matching =
                block.jobs().stream().filter(job -> match.matches(job, name)).toList();
        if (matching.isEmpty()) {
            return;
        }
        rows.add(line);
        if (!line.expanded().get()) {
            return;
        }
        boolean isLong = match.isEverything() && matching.size() > LONG_GROUP;
        List<JobSnapshot> shown =
                isLong && !shownWhole.contains(id) ? ofInterest(matching) : matching;
        for (JobSnapshot job : shown) {
            add(rows, jobRows, job);
        }
        if (isLong) {
            rows.add(rest(id, line, matching, shown));
        } else if (rows.getLast() instanceof JobRow last) {
            last.lastChild().set(true);
        }
    }

    private static void add(List<QueueRow> rows, Map<JobId, JobRow> jobRows, JobSnapshot snapshot) {
        JobRow row = jobRows.get(snapshot.job().id());
        if (row != null) {
            row.lastChild().set(false);
            rows.add(row);
        }
    }

    /** The one that ended last, those at work or failed, the one that comes next. */
    private static List<JobSnapshot> ofInterest(List<JobSnapshot> jobs) {
        Optional<JobSnapshot> lastDone =
                jobs.stream()
                        .filter(job -> job.job().state() == JobState.SUCCEEDED)
                        .reduce((one, other) ->
                                other.job()
                                                .finished()
                                                .orElse(other.job().created())
                                                .isBefore(
                                                        one.job()
                                                                .finished()
                                                                .orElse(one.job().created()))
                                        ? one
                                        : other);
        Optional<JobSnapshot> next =
                jobs.stream()
                        .filter(job -> RowMatch.filterOf(job.job().state()) == QueueFilter.WAITING)
                        .findFirst();
        return jobs.stream()
                .filter(job -> {
                    QueueFilter kind = RowMatch.filterOf(job.job().state());
                    return kind == QueueFilter.RUNNING
                            || kind == QueueFilter.FAILED
                            || lastDone.filter(it -> it.equals(job)).isPresent()
                            || next.filter(it -> it.equals(job)).isPresent();
                })
                .toList();
    }

    private MoreRow rest(
            GroupId id, GroupRow line, List<JobSnapshot> all, List<JobSnapshot> shown) {
        MoreRow row = more.computeIfAbsent(id, ignored -> new MoreRow(id.value() + "-more", line));
        Set<JobSnapshot> visible = new HashSet<>(shown);
        List<JobSnapshot> rest = all.stream().filter(job -> !visible.contains(job)).toList();
        if (rest.isEmpty()) {
            row.link().set(words.get("more.fewer"));
            row.detail().set("");
        } else {
            row.link().set(words.get("more.show", rest.size()));
            long done = count(rest, QueueFilter.DONE);
            long paused = rest.stream().filter(Arranging::isPaused).count();
            long waiting = count(rest, QueueFilter.WAITING) - paused;
            List<String> parts = new ArrayList<>();
            if (done > 0) {
                parts.add(words.get("detail.group.done", done));
            }
            if (waiting > 0) {
                parts.add(words.get("detail.group.waiting", waiting));
            }
            if (paused > 0) {
                parts.add(words.get("detail.group.paused", paused));
            }
            row.detail().set(String.join(" · ", parts));
        }
        row.accessibleText().set(row.link().get() + ", " + row.detail().get());
        return row;
    }

    private static boolean isPaused(JobSnapshot job) {
        return job.job().state() == JobState.PAUSED;
    }

    private static long count(List<JobSnapshot> jobs, QueueFilter filter) {
        return jobs.stream().filter(job -> RowMatch.filterOf(job.job().state()) == filter).count();
    }
}
