package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads what the system means by an I/O error. The JDK has no type for a full disk, only the
 * system's words.
 */
final class DiskErrors {
    private static final List<String> FULL =
            List.of(
                    "no space left on device",
                    "disk quota exceeded",
                    "not enough space on the disk",
                    "disk full");

    private DiskErrors() {}

    static boolean saysFull(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (FULL.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The folder whose disk is full, where the error names a file.
     *
     * @param otherwise what to take when it names none
     */
    static Path fullAt(IOException error, Path otherwise) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException f && f.getFile() != null) {
                Path file = Path.of(f.getFile());
                Path folder = file.getParent();
                return folder == null ? file : folder;
            }
        }
        return otherwise;
    }

    /**
     * Missing files and refused access stay as they are until somebody changes something; the rest
     * may pass.
     */
    static Failure failure(IOException e) {
        String file = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "";
        return switch (e) {
            case NoSuchFileException _ ->
                    Failure.permanent(
                            "There is no file " + file + " any more; put it back and retry.",
                            e.toString());
            case AccessDeniedException _ ->
                    Failure.permanent(
                            "Sluice may not use " + file + "; allow it and retry.", e.toString());
            default ->
                    Failure.transientOf(
                            "Reading or writing failed ("
                                    + e.getMessage()
                                    + "); check the disk and retry.",
                            e.toString());
        };
    }
}
