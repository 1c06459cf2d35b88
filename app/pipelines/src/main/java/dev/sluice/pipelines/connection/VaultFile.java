package dev.sluice.pipelines.connection;

import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.ChangeLock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a vault, mode 0600. Window and command line may change it at the same time, so each
 * change is made under its {@link ChangeLock}. Waits for the disk; any thread.
 */
final class VaultFile {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;

    VaultFile(Path file) {
        this.file = file;
    }

    /** A change of what the file says. */
    interface Change {
        /**
         * @return what it shall say; empty to leave it as it is
         */
        Optional<VaultText> of(Optional<VaultText> now) throws SecretTrouble;
    }

    Path path() {
        return file;
    }

    /** What it says; empty where there is none. */
    Optional<VaultText> read() throws SecretTrouble {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(VaultText.of(in.readNBytes(MOST_BYTES)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new SecretTrouble(
                    "%s, which keeps passwords, is damaged; put it back from a backup, or remove it and enter the passwords again."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new SecretTrouble(
                    "%s, which keeps passwords, can't be read; check its permissions."
                            .formatted(file),
                    e);
        }
    }

    /** What it says, which is trouble where there is none. */
    VaultText readThere() throws SecretTrouble {
        return read().orElseThrow(() ->
                new SecretTrouble(
                        "%s, which keeps passwords, can't be read; check its permissions."
                                .formatted(file)));
    }

    void change(Change change) throws SecretTrouble {
        try (ChangeLock _ = ChangeLock.take(file)) {
            Optional<VaultText> next = change.of(read());
            if (next.isPresent()) {
                write(next.get());
            }
        } catch (SecretTrouble e) {
            throw e;
        } catch (IOException e) {
            throw new SecretTrouble(
                    "%s, which keeps passwords, can't be written; check its permissions and the room on its disk."
                            .formatted(file),
                    e);
        }
    }

    private void write(VaultText text) throws IOException {
        try (AtomicFile out = AtomicFile.createPrivate(file)) {
            out.stream().write(text.bytes());
            out.commit();
        }
    }
}
