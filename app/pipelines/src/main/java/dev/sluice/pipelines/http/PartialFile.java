package dev.sluice.pipelines.http;

import dev.sluice.pipelines.files.AtomicFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A file that is being fetched. Its name holds a hash of link, format and validator, so that parts
 * of two versions never meet. Beside it lies a note of how much of it is on disk for sure: after a
 * power cut a file may be longer than what was written of it. One thread.
 */
final class PartialFile implements AutoCloseable {
    private static final String NOTE = ".note";
    private static final int LONGEST_NOTE = 16_384;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Knowledge knowledge;
    private final FileChannel channel;
    private long bytes;

    /**
     * What is known of the file on the server.
     *
     * @param total bytes in all, where the server tells
     * @param contentType as the server names it, in lower case
     */
    record Knowledge(
            Optional<Validator> validator,
            OptionalLong total,
            Optional<OfferedDigest> digest,
            Optional<String> contentType) {
        Knowledge withTotal(long bytes) {
            return new Knowledge(validator, OptionalLong.of(bytes), digest, contentType);
        }
    }

    /**
     * What an earlier attempt has left.
     *
     * @param durable bytes that are on disk for sure
     */
    record Left(Path file, Knowledge knowledge, long durable) {}

    private PartialFile(Path file, Knowledge knowledge, long bytes) throws IOException {
        this.file = file;
        this.knowledge = knowledge;
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        this.bytes = bytes;
        try {
            channel.truncate(bytes);
            channel.position(bytes);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Looks for what an earlier attempt of the same order has left; only one with a validator
     * counts.
     */
    static Optional<Left> find(TransferOrder order) throws IOException {
        if (!Files.isDirectory(order.folder())) {
            return Optional.empty();
        }
        for (Path note : listed(order.folder())) {
            String name = String.valueOf(note.getFileName());
            if (name.endsWith(NOTE)) {
                Optional<Left> left = read(order, note);
                if (left.isPresent()) {
                    return left;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Left> read(TransferOrder order, Path note) throws IOException {
        if (Files.size(note) > LONGEST_NOTE) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(note));
            Validator validator = new Validator(node.path("validator").asString(""));
            Knowledge knowledge =
                    new Knowledge(
                            Optional.of(validator),
                            node.has("total")
                                    ? OptionalLong.of(node.path("total").asLong())
                                    : OptionalLong.empty(),
                            node.has("digest")
                                    ? Optional.of(
                                            new OfferedDigest(
                                                    node.path("algorithm").asString(),
                                                    node.path("digest").asString()))
                                    : Optional.empty(),
                            node.path("type").asStringOpt());
            Path file = order.folder().resolve(name(order, Optional.of(validator)));
            long durable = node.path("durable").asLong();
            boolean usable =
                    note.equals(note(file))
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && durable > 0
                            && Files.size(file) >= durable;
            return usable ? Optional.of(new Left(file, knowledge, durable)) : Optional.empty();
        } catch (JacksonException e) {
            // Half a note of a version that wrote it otherwise: the transfer begins anew.
            return Optional.empty();
        }
    }

    /** Goes on with what was left. */
    static PartialFile goOn(Left left) throws IOException {
        return new PartialFile(left.file(), left.knowledge(), left.durable());
    }

    /** The same; by now the server has told how many bytes there are in all. */
    static PartialFile goOn(Left left, long total) throws IOException {
        return new PartialFile(left.file(), left.knowledge().withTotal(total), left.durable());
    }

    /** Begins anew; what else lies in the folder is removed. */
    static PartialFile begin(TransferOrder order, Knowledge knowledge) throws IOException {
        Files.createDirectories(order.folder());
        for (Path old : listed(order.folder())) {
            Files.deleteIfExists(old);
        }
        return new PartialFile(
                order.folder().resolve(name(order, knowledge.validator())), knowledge, 0);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static String name(TransferOrder order, Optional<Validator> validator) {
        String identity =
                String.join(
                        "\n",
                        order.link().toString(),
                        order.format(),
                        validator.map(Validator::value).orElse(""));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16) + ".part";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + NOTE);
    }

    Path file() {
        return file;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** Bytes that are there. */
    long bytes() {
        return bytes;
    }

    void write(ByteBuffer block) throws IOException {
        bytes += block.remaining();
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Puts what is there on disk for sure and notes how much that is. */
    void keep() throws IOException {
        if (knowledge.validator().isEmpty() || bytes == 0) {
            return;
        }
        force();
        ObjectNode node = JSON.createObjectNode();
        node.put("validator", knowledge.validator().get().value());
        knowledge.total().ifPresent(total -> node.put("total", total));
        knowledge
                .digest()
                .ifPresent(digest ->
                        node.put("algorithm", digest.algorithm()).put("digest", digest.base64()));
        knowledge.contentType().ifPresent(type -> node.put("type", type));
        node.put("durable", bytes);
        try (AtomicFile out = AtomicFile.create(note(file))) {
            out.stream().write(JSON.writeValueAsBytes(node));
            out.commit();
        }
    }

    /** Puts the whole file on disk; the note stays until the file is moved. */
    void finish() throws IOException {
        force();
        AtomicFile.forceFolder(file);
    }

    private void force() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** The JDK does not say which file it could not write, and so not which disk is full. */
    private IOException named(IOException e) {
        FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    /** Removes the file and its note. */
    void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(note(file));
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
