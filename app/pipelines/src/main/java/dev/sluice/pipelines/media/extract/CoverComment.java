package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.process.ChildCommand;
import dev.sluice.pipelines.process.ChildProcess;
import dev.sluice.pipelines.process.ChildTooSlow;
import dev.sluice.pipelines.process.LastLines;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Brings a cover into Opus and Ogg, whose files have no stream for it: the picture as a block of
 * FLAC, in base64, in a comment (RFC 9639, section 8.8; xiph.org's VorbisComment). A cover that is
 * too large, or none that players know, is left out; the sound goes on without it.
 */
final class CoverComment {
    private static final Logger LOG = LoggerFactory.getLogger(CoverComment.class);

    /** Players read the comments of a file into memory at once. */
    private static final int MOST_BYTES = 2 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRONT_COVER = 3;

    private CoverComment() {}

    /**
     * Writes the comment.
     *
     * @param picture number of the stream that holds the cover
     * @param folder for this run alone
     * @return a file of metadata for ffmpeg; empty when there is no cover that can be taken along
     */
    static Optional<Path> write(Path ffmpeg, Path from, int picture, Path folder, StopSignal stop)
            throws IOException, InterruptedException {
        Path raw = folder.resolve("cover");
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        arguments.addAll(HostileMedia.input(from));
        arguments.addAll(List.of("-map", "0:" + picture, "-c", "copy", "-frames:v", "1"));
        // One more than is taken, which tells that it is too large.
        arguments.addAll(List.of("-fs", Integer.toString(MOST_BYTES + 1)));
        arguments.addAll(List.of("-f", "rawvideo", "-y", "file:" + raw));
        LastLines errors = new LastLines(3);
        try {
            int code =
                    ChildProcess.run(
                            ChildCommand.of(ffmpeg, arguments, folder).within(PATIENCE),
                            line -> {},
                            errors,
                            stop);
            if (code != 0 || !Files.isRegularFile(raw) || Files.size(raw) > MOST_BYTES) {
                LOG.info("The cover of {} is left out: {}", from, errors.lines());
                return Optional.empty();
            }
        } catch (ChildTooSlow e) {
            LOG.info("The cover of {} is left out: it takes too long.", from, e);
            return Optional.empty();
        }
        Optional<byte[]> block = block(Files.readAllBytes(raw));
        if (block.isEmpty()) {
            LOG.info("The cover of {} is left out: it is neither PNG nor JPEG.", from);
            return Optional.empty();
        }
        String text = Base64.getEncoder().encodeToString(block.get()).replace("=", "\\=");
        return Optional.of(
                Files.writeString(
                        folder.resolve("cover.ffmetadata"),
                        ";FFMETADATA1\nMETADATA_BLOCK_PICTURE=" + text + "\n",
                        StandardCharsets.US_ASCII));
    }

    /** The block; empty for what is no picture that players know. */
    static Optional<byte[]> block(byte[] picture) {
        Optional<Picture> known = png(picture).or(() -> jpeg(picture));
        return known.map(what -> {
            byte[] type = what.type().getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(8 * Integer.BYTES + type.length + picture.length)
                    .putInt(FRONT_COVER)
                    .putInt(type.length)
                    .put(type)
                    // No description.
                    .putInt(0)
                    .putInt(what.width())
                    .putInt(what.height())
                    .putInt(what.depth())
                    // Not of indexed colours.
                    .putInt(0)
                    .putInt(picture.length)
                    .put(picture)
                    .array();
        });
    }

    /**
     * @param depth in bits a pixel
     */
    private record Picture(String type, int width, int height, int depth) {}

    private static Optional<Picture> png(byte[] bytes) {
        boolean is =
                bytes.length > 33
                        && bytes[0] == (byte) 0x89
                        && bytes[1] == 'P'
                        && bytes[2] == 'N'
                        && bytes[3] == 'G';
        if (!is) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        boolean alpha = (bytes[25] & 4) != 0;
        return Optional.of(
                new Picture("image/png", head.getInt(16), head.getInt(20), alpha ? 32 : 24));
    }

    private static Optional<Picture> jpeg(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != (byte) 0xFF || bytes[1] != (byte) 0xD8) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int at = 2;
        while (at + 9 < bytes.length && bytes[at] == (byte) 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            boolean frame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (frame) {
                int height = all.getShort(at + 5) & 0xFFFF;
                int width = all.getShort(at + 7) & 0xFFFF;
                return Optional.of(new Picture("image/jpeg", width, height, 24));
            }
            at += 2 + (all.getShort(at + 2) & 0xFFFF);
        }
        // Its size is not told where it should be; players find it out themselves.
        return Optional.of(new Picture("image/jpeg", 0, 0, 24));
    }
}
