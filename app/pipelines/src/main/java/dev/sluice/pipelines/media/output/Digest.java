package dev.sluice.pipelines.media.output;

import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file's content. */
public final class Digest {
    private static final int BLOCK = 1 << 17;

    private Digest() {}

    /** Reads the whole file. */
    public static String of(Path file, StopSignal stop) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int got = in.read(block); got >= 0; got = in.read(block)) {
                stop.check();
                digest.update(block, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
