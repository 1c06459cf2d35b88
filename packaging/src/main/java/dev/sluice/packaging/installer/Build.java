package dev.sluice.packaging.installer;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One build of the installers, and where its parts lie.
 *
 * @param packaging the folder of this module
 * @param projectVersion as Maven writes it, such as {@code 0.1.0-SNAPSHOT}
 * @param timestamp the time that all files in the installers bear, so that it says nothing about
 *     the machine
 */
record Build(Path packaging, String projectVersion, Instant timestamp) {
    /** The runnable tree that {@code mvn package} leaves. */
    Path tree() {
        return target().resolve("sluice");
    }

    /** All jars as they came, natives of every platform inside. */
    Path jars() {
        return target().resolve("jars");
    }

    /** The tree with a runtime of its own. */
    Path image() {
        return target().resolve("image/sluice");
    }

    /** What Maven wrote about the parts of the program. */
    Path sbom() {
        return target().resolve("sluice.cdx.json");
    }

    Path installers() {
        return target().resolve("installers");
    }

    Path target() {
        return packaging.resolve("target");
    }

    /** The folder that holds the repository. */
    Path root() {
        return packaging.resolveSibling(".").normalize();
    }

    /** {@code ~} sorts before the release itself, with dpkg as with rpm. */
    String packageVersion() {
        return projectVersion.replace("-SNAPSHOT", "~snapshot");
    }

    /** Three numbers, which is all that Windows and macOS understand. */
    String plainVersion() {
        return projectVersion.replace("-SNAPSHOT", "");
    }
}
