package dev.sluice.packaging.installer;

import dev.sluice.packaging.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the installers of the system it runs on.
 *
 * <p>{@code BuildInstallers PACKAGING_FOLDER VERSION TIMESTAMP KIND,KIND}; the kinds are {@code
 * deb}, {@code rpm}, {@code msi}, {@code dmg}, or {@code native} for all that belong here. Each is
 * left in {@code PACKAGING_FOLDER/target/installers}.
 */
public final class BuildInstallers {
    private BuildInstallers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(Path.of(args[0]), args[1], Instant.parse(args[2]));
        List<String> kinds =
                args[3].equals("native") ? usualKinds() : Arrays.asList(args[3].split(",", -1));
        try {
            build(build, kinds);
        } catch (ToolFailed e) {
            System.err.println("installers: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void build(Build build, List<String> kinds)
            throws IOException, InterruptedException {
        for (String kind : kinds) {
            requireTools(kind);
        }
        if (!Files.exists(build.sbom())) {
            throw new ToolFailed("the bill of materials is missing; Maven writes it only online.");
        }
        BundledFfmpeg.enter(build);
        Files.createDirectories(build.installers());
        say("linking the runtime");
        ProgramImage.lay(build);
        if (Platform.current().isLinux()) {
            say("training the start-up caches");
            ProgramImage.train(build);
            Path root = LinuxRoot.lay(build);
            for (String kind : kinds) {
                say("packing the ." + kind);
                Path installer =
                        kind.equals("deb")
                                ? DebPackage.pack(build, root)
                                : RpmPackage.pack(build, root);
                say(installer + ", " + Files.size(installer) / 1_000_000 + " MB");
            }
        } else {
            for (String kind : kinds) {
                JpackageInstaller.pack(build, kind);
            }
        }
    }

    private static List<String> usualKinds() {
        return switch (Platform.current()) {
            case LINUX_X64, LINUX_ARM64 -> List.of("deb", "rpm");
            case MAC_X64, MAC_ARM64 -> List.of("dmg");
            case WINDOWS_X64, WINDOWS_ARM64 -> List.of("msi");
        };
    }

    /** Said before the long work, not after it. */
    private static void requireTools(String kind) {
        switch (kind) {
            case "deb" -> Tool.require("dpkg-deb", "dpkg", kind);
            case "rpm" -> Tool.require("rpmbuild", "rpm", kind);
            case "msi", "dmg" -> {}
            default -> throw new ToolFailed("there is no installer of the kind '" + kind + "'.");
        }
        if (!usualKinds().contains(kind)) {
            throw new ToolFailed("a ." + kind + " can be built on its own system only.");
        }
    }

    private static void say(String sentence) {
        System.err.println("installers: " + sentence);
    }
}
