package dev.sluice.engine.link;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How to reach the owner of a home: written by it to a file that only the same person can read.
 *
 * @param socket path of the local socket
 * @param token what a client must show
 * @param pid the owner's process, for messages
 */
record LinkAddress(int protocol, String socket, String token, long pid) {
    /** The version of everything that is said over the socket. */
    static final int PROTOCOL = 5;

    /** Systems allow 104 to 108 bytes, including the end mark. */
    private static final int LONGEST_PATH = 100;

    /** A fresh address; its socket lies in a folder that only the same person can enter. */
    static LinkAddress create(HomeFolder home) throws IOException {
        Optional<LinkAddress> leftOver = read(home);
        if (leftOver.isPresent()) {
            leftOver.get().remove(home);
        }
        Path folder = home.root().resolve("link");
        Path socket = folder.resolve("socket");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            folder = Files.createTempDirectory("sluice");
            socket = folder.resolve("socket");
        } else {
            Files.createDirectories(folder);
        }
        restrict(folder, "rwx------");
        Files.deleteIfExists(socket);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new LinkAddress(
                PROTOCOL,
                socket.toString(),
                HexFormat.of().formatHex(secret),
                ProcessHandle.current().pid());
    }

    UnixDomainSocketAddress toSocket() {
        return UnixDomainSocketAddress.of(socket);
    }

    /** Publishes the address; a reader sees the old one or this one, never half of it. */
    void write(HomeFolder home) throws IOException {
        Path fresh = home.root().resolve("link.json.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        restrict(fresh, "rw-------");
        Files.writeString(fresh, LinkJson.write(this));
        Files.move(fresh, home.address(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The address of the present or last owner, if there is a whole one. */
    static Optional<LinkAddress> read(HomeFolder home) throws IOException {
        try {
            String text = Files.readString(home.address());
            return Optional.of(LinkJson.read(text, LinkAddress.class));
        } catch (NoSuchFileException e) {
            // There is no owner, or it has removed its address in this moment.
            return Optional.empty();
        } catch (JacksonException e) {
            // Left by something else; the owner that is starting will write it anew.
            return Optional.empty();
        }
    }

    void remove(HomeFolder home) throws IOException {
        Files.deleteIfExists(home.address());
        Path file = Path.of(socket);
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        if (folder != null && !folder.startsWith(home.root())) {
            Files.deleteIfExists(folder);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
