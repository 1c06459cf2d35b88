package dev.sluice.pipelines.process;

import java.util.List;

/** A child with all that it has started. */
final class Tree {
    private Tree() {}

    /**
     * Kills it at once. Ending the child alone would leave what it started, and once it has ended
     * nobody can tell any more what that was.
     */
    static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // What was started between the look and the blow.
        below.stream()
                .flatMap(ProcessHandle::descendants)
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }
}
