package dev.sluice.cli.command;

import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.pipelines.connection.SecretTrouble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A file with a passphrase in its first line, in UTF-8, that nobody but its owner may read. */
final class PassphraseFile {
    private static final int MOST_BYTES = 4096;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    PassphraseFile(Path file) {
        this.file = file;
    }

    void open(Passphrases.Lock lock) throws SecretTrouble {
        if (lock.opensWith(read())) {
            return;
        }
        throw new SecretTrouble(
                lock.isNew()
                        ? "The passphrase in %s is too short; it needs at least %d characters."
                                .formatted(file, Passphrases.LEAST)
                        : "The passphrase in %s does not open %s; put the right one there."
                                .formatted(file, lock.vault()));
    }

    private char[] read() throws SecretTrouble {
        byte[] bytes = {};
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new SecretTrouble(
                        "Others can read or change %s, which holds a passphrase; take that from them with 'chmod 600'."
                                .formatted(file));
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES);
            }
            return firstLine(bytes);
        } catch (SecretTrouble e) {
            throw e;
        } catch (IOException e) {
            throw new SecretTrouble(
                    "%s, named by %s, can't be read; write the passphrase into it, or name another file."
                            .formatted(file, AskedPassphrase.VARIABLE),
                    e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private char[] firstLine(byte[] bytes) throws SecretTrouble {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        try {
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            if (end == 0) {
                throw new SecretTrouble(
                        "The first line of %s is empty; write the passphrase into it."
                                .formatted(file));
            }
            char[] passphrase = new char[end];
            text.get(passphrase);
            return passphrase;
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }
}
