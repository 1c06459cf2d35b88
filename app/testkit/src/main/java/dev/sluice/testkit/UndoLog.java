package dev.sluice.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Changes maps and remembers how to take the changes back, so that a write in memory is all or
 * nothing too. Not for several threads.
 */
final class UndoLog {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    <K, V> void put(Map<K, V> map, K key, V value) {
        if (map.containsKey(key)) {
            V before = map.put(key, value);
            steps.push(() -> map.put(key, before));
        } else {
            map.put(key, value);
            steps.push(() -> map.remove(key));
        }
    }

    <K, V> void remove(Map<K, V> map, K key) {
        if (map.containsKey(key)) {
            V before = map.remove(key);
            steps.push(() -> map.put(key, before));
        }
    }

    /** Forgets how to go back. */
    void keep() {
        steps.clear();
    }

    /** Takes all changes since the last {@link #keep} back. */
    void undo() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
