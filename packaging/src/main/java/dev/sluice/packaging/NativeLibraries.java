package dev.sluice.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;

/**
 * Takes native libraries out of jars.
 *
 * <p>Left inside, most of them are unpacked into the temporary folder at every start, which takes
 * time and leaves 72 MB behind whenever the process is killed. All these loaders look into {@code
 * java.library.path}, or a folder that the launchers name, when the jar has nothing for them.
 */
public final class NativeLibraries {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a|so_\\w+)");

    private NativeLibraries() {}

    /** Copies a jar without its native libraries; this platform's own go to the folder. */
    public static void copyWithout(Path jar, Path copy, Path natives) throws IOException {
        try (JarFile source = new JarFile(jar.toFile())) {
            List<JarEntry> entries = source.stream().toList();
            if (entries.stream().noneMatch(NativeLibraries::isLibrary)) {
                Files.copy(jar, copy);
                return;
            }
            try (OutputStream file = Files.newOutputStream(copy);
                    JarOutputStream target = new JarOutputStream(file)) {
                for (JarEntry entry : entries) {
                    if (isLibrary(entry) && !Platform.current().leavesInside(entry.getName())) {
                        if (Platform.current().owns(entry.getName())) {
                            unpack(source, entry, natives);
                        }
                    } else {
                        copyEntry(source, entry, target);
                    }
                }
            }
        }
    }

    private static boolean isLibrary(JarEntry entry) {
        return LIBRARY.matcher(entry.getName()).matches();
    }

    private static void unpack(JarFile source, JarEntry entry, Path natives) throws IOException {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (name.contains(".so_")) {
            name = Platform.current().duckDbLibrary();
        }
        try (InputStream library = source.getInputStream(entry)) {
            Files.copy(library, natives.resolve(name));
        }
    }

    private static void copyEntry(JarFile source, JarEntry entry, JarOutputStream target)
            throws IOException {
        JarEntry copied = new JarEntry(entry.getName());
        copied.setTime(entry.getTime());
        target.putNextEntry(copied);
        try (InputStream content = source.getInputStream(entry)) {
            content.transferTo(target);
        }
        target.closeEntry();
    }
}
