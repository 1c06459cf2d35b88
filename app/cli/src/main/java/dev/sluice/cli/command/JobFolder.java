package dev.sluice.cli.command;

import dev.sluice.engine.job.JobId;

import java.nio.file.Path;

/** Where the files of one job lie below the home. */
record JobFolder(Path path) {
    static JobFolder of(Path home, JobId job) {
        return new JobFolder(home.resolve("jobs").resolve(job.value()));
    }

    Path manifest() {
        return path.resolve("manifest.json");
    }

    Path rejects() {
        return path.resolve("rejects");
    }
}
