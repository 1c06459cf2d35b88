package dev.sluice.pipelines.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * Which file it is and when anything of it was last changed, as only the file system can write it:
 * a program may give another file the same length and time, but not these.
 */
public final class FileIdentity {
    private FileIdentity() {}

    /** Equal as long as nothing was done to the file; empty where the system tells nothing. */
    public static String of(Path file) throws IOException {
        Map<String, Object> attributes;
        try {
            attributes = Files.readAttributes(file, "unix:ino,ctime");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
        return attributes.get("ctime") instanceof FileTime changed
                ? attributes.get("ino") + " " + changed.toInstant()
                : "";
    }
}
