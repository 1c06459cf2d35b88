package dev.sluice.testkit;

import dev.sluice.engine.schedule.Disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A disk whose free space a test sets, and that remembers what was made and what was removed. A
 * test may unplug what is below a folder, and plug it in again.
 */
public final class FakeDisk implements Disk {
    private final List<Path> removed = new ArrayList<>();
    private final List<Path> left = new ArrayList<>();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();
    private final Map<Path, String> texts = new ConcurrentHashMap<>();
    private final Set<Path> unplugged = ConcurrentHashMap.newKeySet();
    private long free = 1L << 40;

    public void setFree(long bytes) {
        free = bytes;
    }

    public List<Path> removed() {
        return List.copyOf(removed);
    }

    @Override
    public long free(Path path) {
        return free;
    }

    @Override
    public void removeTree(Path folder) {
        removed.add(folder);
        made.removeIf(path -> path.startsWith(folder));
        texts.keySet().removeIf(path -> path.startsWith(folder));
    }

    @Override
    public void removeIfEmpty(Path folder) {
        boolean holds =
                Stream.of(made, left, texts.keySet())
                        .flatMap(Collection::stream)
                        .anyMatch(path -> path.startsWith(folder) && !path.equals(folder));
        if (!holds) {
            made.remove(folder);
        }
    }

    /** Puts a folder there, as an earlier instance would have left it. */
    public void leave(Path folder) {
        left.add(folder);
    }

    @Override
    public List<Path> folders(Path parent) {
        return left.stream().filter(folder -> parent.equals(folder.getParent())).toList();
    }

    @Override
    public void makeFolder(Path folder) {
        made.add(folder);
    }

    @Override
    public boolean isFolder(Path path) {
        return (made.contains(path) || left.contains(path))
                && unplugged.stream().noneMatch(path::startsWith);
    }

    @Override
    public Optional<String> read(Path file) {
        return Optional.ofNullable(texts.get(file));
    }

    @Override
    public void keep(Path file, String text) {
        texts.put(file, text);
    }

    /** Takes away what is below a folder, until it is plugged in again. */
    public void unplug(Path folder) {
        unplugged.add(folder);
    }

    /** The other way round. */
    public void plugIn(Path folder) {
        unplugged.remove(folder);
    }
}
