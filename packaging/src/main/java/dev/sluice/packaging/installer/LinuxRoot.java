package dev.sluice.packaging.installer;

import dev.sluice.packaging.DeletedTree;
import dev.sluice.packaging.Platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What both kinds of Linux package install, laid out as it will lie on the machine.
 *
 * <p>Everything is a plain file of the package: the desktop's own triggers notice menu entries,
 * icons and types, so no script runs when it is installed and nothing is left when it is removed.
 */
final class LinuxRoot {
    /** The name of the menu entry, as AppStream wants it. */
    static final String ENTRY = "dev.sluice.sluice";

    private LinuxRoot() {}

    /** Lays everything out; gives the folder that stands for {@code /}. */
    static Path lay(Build build) throws IOException {
        Path root = build.target().resolve("linux-root");
        DeletedTree.delete(root);
        CopiedTree.copy(build.image(), root.resolve("usr/lib/sluice"));
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        for (String face : List.of("sluice", "sluice-desktop")) {
            Files.createSymbolicLink(bin.resolve(face), Path.of("../lib/sluice/bin", face));
        }
        Path share = root.resolve("usr/share");
        menu(build, share);
        icons(build, share);
        help(build, share);
        Path doc = Files.createDirectories(share.resolve("doc/sluice"));
        Files.copy(build.sbom(), doc.resolve(build.sbom().getFileName()));
        Licences.gather(build, doc.resolve("third-party"));
        Files.copy(build.packaging().resolve("linux/copyright"), doc.resolve("copyright"));
        zip(
                Templates.fill(build, "changelog.Debian", Map.of()),
                doc.resolve("changelog.Debian.gz"));
        Modes.settle(root, build.timestamp());
        return root;
    }

    private static void menu(Build build, Path share) throws IOException {
        Path applications = Files.createDirectories(share.resolve("applications"));
        Files.copy(
                build.packaging().resolve("linux").resolve(ENTRY + ".desktop"),
                applications.resolve(ENTRY + ".desktop"));
        Path types = Files.createDirectories(share.resolve("mime/packages"));
        Files.copy(
                build.packaging().resolve("linux").resolve(ENTRY + ".mime.xml"),
                types.resolve(ENTRY + ".xml"));
        Path metainfo = Files.createDirectories(share.resolve("metainfo"));
        String name = ENTRY + ".metainfo.xml";
        Files.writeString(metainfo.resolve(name), Templates.fill(build, name, Map.of()));
    }

    private static void icons(Build build, Path share) throws IOException {
        Path theme = share.resolve("icons/hicolor");
        Path drawings = build.packaging().resolve("icons");
        try (Stream<Path> files = Files.list(drawings)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
                String size = file.getFileName().toString().replaceAll("\\D", "");
                Path folder = theme.resolve(size + "x" + size).resolve("apps");
                Files.copy(file, Files.createDirectories(folder).resolve("sluice.png"));
            }
        }
        Path scalable = Files.createDirectories(theme.resolve("scalable/apps"));
        Files.copy(drawings.resolve("sluice.svg"), scalable.resolve("sluice.svg"));
    }

    private static void help(Build build, Path share) throws IOException {
        Path made = build.tree().resolve("share");
        Path man = Files.createDirectories(share.resolve("man/man1"));
        try (Stream<Path> pages = Files.list(made.resolve("man/man1"))) {
            for (Path page : pages.toList()) {
                zip(Files.readString(page), man.resolve(page.getFileName() + ".gz"));
            }
        }
        for (String shell : List.of("bash-completion", "zsh", "fish")) {
            CopiedTree.copy(made.resolve(shell), share.resolve(shell));
        }
    }

    private static void zip(String text, Path file) throws IOException {
        // GZIPOutputStream writes no time of its own.
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The processor as the package tools call it. */
    static String processor(boolean deb) {
        boolean arm = Platform.current().name().toLowerCase(Locale.ROOT).contains("arm");
        return deb ? (arm ? "arm64" : "amd64") : (arm ? "aarch64" : "x86_64");
    }
}
