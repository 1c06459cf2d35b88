package dev.sluice.bench.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of our own, mounted for as long as it is open. Needs Linux and root. */
final class Mount implements AutoCloseable {
    private final Path point;
    private final List<String> mounting;
    private boolean mounted;

    private Mount(Path point, List<String> mounting) {
        this.point = point;
        this.mounting = mounting;
    }

    /** A small disk in memory. */
    static Mount memory(Path point, String size) throws IOException {
        return open(point, List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "sluice"));
    }

    /**
     * A disk in a file.
     *
     * @param kind {@code ext4} or {@code xfs}
     */
    static Mount image(Path point, Path image, String kind) throws IOException {
        Files.createDirectories(image.resolveSibling("."));
        Files.deleteIfExists(image);
        // xfs takes nothing smaller; the file is full of holes.
        Tool.run("truncate", "-s", "320M", image.toString());
        Tool.run("mkfs." + kind, "-q", image.toString());
        return open(point, List.of("mount", "-o", "loop", image.toString()));
    }

    /** Whether this machine allows it; where not, the sentence says why. */
    static Tool.Availability available(Path folder) {
        try (Mount _ = memory(folder.resolve("mount-trial"), "1m")) {
            return Tool.Availability.HERE;
        } catch (IOException e) {
            return Tool.Availability.missing("a small disk in memory", e);
        }
    }

    private static Mount open(Path point, List<String> mounting) throws IOException {
        Files.createDirectories(point);
        Mount mount = new Mount(point, mounting);
        mount.mount();
        return mount;
    }

    private void mount() throws IOException {
        String[] command = new String[mounting.size() + 1];
        mounting.toArray(command);
        command[mounting.size()] = point.toString();
        Tool.run(command);
        mounted = true;
    }

    private void unmount() throws IOException {
        Tool.run("umount", point.toString());
        mounted = false;
    }

    Path point() {
        return point;
    }

    /** As after the power has come back: what was not on disk is gone. */
    void mountAgain() throws IOException {
        unmount();
        mount();
    }

    /** Saves everything. */
    void sync() throws IOException {
        Tool.run("sync", "-f", point.toString());
    }

    /** Stops all writing to it at once, without saving anything. */
    void cutPower() throws IOException {
        Tool.run("xfs_io", "-x", "-c", "shutdown", point.toString());
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            unmount();
        }
    }
}
