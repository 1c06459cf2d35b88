package dev.sluice.testkit;

import dev.sluice.engine.schedule.Disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk whose free space a test sets, and that remembers what was removed. */
public final class FakeDisk implements Disk {
    private final List<Path> removed = new ArrayList<>();
    private final List<Path> left = new ArrayList<>();
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
    public void makeFolder(Path folder) {}
}
