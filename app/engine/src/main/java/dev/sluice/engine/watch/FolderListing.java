package dev.sluice.engine.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists the files of a folder, not those of folders in it. Links to files count as those do; links
 * that lead nowhere or round in a circle are left out. Waits for the disk or the network.
 */
public final class FolderListing {
    private FolderListing() {}

    /**
     * @param taken whether files of a name count
     * @throws IOException when the folder is not there or cannot be read
     */
    public static List<Sighting> of(Path folder, Predicate<String> taken) throws IOException {
        List<Sighting> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (taken.test(name)) {
                    look(entry, name, files);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private static void look(Path entry, String name, List<Sighting> files) throws IOException {
        // Such a link cannot be told by the error alone, and must not hide the files beside it.
        if (Files.isSymbolicLink(entry) && !Files.isRegularFile(entry)) {
            return;
        }
        try {
            BasicFileAttributes seen = Files.readAttributes(entry, BasicFileAttributes.class);
            if (seen.isRegularFile()) {
                files.add(new Sighting(name, seen.size(), seen.lastModifiedTime().toInstant()));
            }
        } catch (java.nio.file.NoSuchFileException e) {
            // It went between being listed and being looked at; so it is not there.
            return;
        }
    }
}
