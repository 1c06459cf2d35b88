package dev.sluice.packaging.installer;

import dev.sluice.packaging.Platform;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ffmpeg that comes with the installers, for machines that have none: the programs and the
 * libraries they need, side by side. Maven leaves the jar of this platform in {@code
 * target/ffmpeg}; where there is none for a platform, the installer goes without.
 */
final class BundledFfmpeg {
    private static final String FOLDER = "org/bytedeco/ffmpeg/";

    /** Glue for calls from Java, which nobody makes. */
    private static final Pattern UNUSED = Pattern.compile("(lib)?jni.*|.*\\.(class|json|h|lib|pc)");

    private BundledFfmpeg() {}

    /** Unpacks it into a folder that is not there yet. */
    static void lay(Build build, Path tools) throws IOException {
        // On Linux its libraries do not look beside themselves for each other.
        boolean wrapped = Platform.current().isLinux();
        for (Path jar : jars(build)) {
            if (wrapped) {
                wrap(tools);
            }
            Path programs = Files.createDirectories(wrapped ? tools.resolve("lib") : tools);
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().filter(BundledFfmpeg::isWanted).toList()) {
                    Path target = programs.resolve(lastName(entry));
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    private static void wrap(Path tools) throws IOException {
        Files.createDirectories(tools);
        for (String program : List.of("ffmpeg", "ffprobe")) {
            Files.writeString(
                    tools.resolve(program),
                    """
                    #!/bin/sh
                    LD_LIBRARY_PATH=${0%%/*}/lib
                    export LD_LIBRARY_PATH
                    exec "${0%%/*}/lib/%s" "$@"
                    """
                            .formatted(program));
        }
    }

    private static List<Path> jars(Build build) throws IOException {
        Path folder = build.target().resolve("ffmpeg");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** All of it lies in the folder of the platform; folders below hold headers and the like. */
    private static boolean isWanted(JarEntry entry) {
        String name = entry.getName();
        return name.matches(FOLDER + "[^/]+/[^/]+") && !UNUSED.matcher(lastName(entry)).matches();
    }

    private static String lastName(JarEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    /** Enters it into the bill of materials, which Maven writes of the program's own libraries. */
    static void enter(Build build) throws IOException {
        ObjectNode bill = (ObjectNode) JsonMapper.shared().readTree(build.sbom().toFile());
        ArrayNode components = bill.withArrayProperty("components");
        for (Path jar : jars(build)) {
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            String[] parts = name.split("-", 4);
            String version = parts[1] + "-" + parts[2];
            ObjectNode component = components.addObject();
            component
                    .put("type", "library")
                    .put("group", "org.bytedeco")
                    .put("name", "ffmpeg")
                    .put("version", version)
                    .put(
                            "purl",
                            "pkg:maven/org.bytedeco/ffmpeg@%s?classifier=%s&type=jar"
                                    .formatted(version, parts[3]));
            component
                    .putArray("licenses")
                    .addObject()
                    .putObject("license")
                    .put("id", "LGPL-3.0-or-later");
        }
        Files.writeString(
                build.sbom(),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(bill));
    }
}
