package dev.sluice.cli;

import dev.sluice.pipelines.files.FileProblem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the system says about a file, in one sentence. */
final class FileProblems {
    private FileProblems() {}

    static String sentence(IOException problem) {
        return switch (problem) {
            case FileProblem named -> String.valueOf(named.getMessage());
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be used by you; change its permissions.";
            case FileSystemException other ->
                    other.getFile()
                            + " cannot be used: "
                            + (other.getReason() == null ? "no reason given" : other.getReason())
                            + ".";
            default -> "Reading or writing failed: " + problem.getMessage() + ".";
        };
    }
}
