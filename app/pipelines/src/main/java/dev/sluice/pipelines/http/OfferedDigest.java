package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A digest of the whole file that the server offers with it: {@code Repr-Digest} (RFC 9530), {@code
 * Digest} (RFC 3230) or {@code Content-MD5}.
 *
 * @param algorithm as Java calls it
 * @param base64 of the digest
 */
record OfferedDigest(String algorithm, String base64) {
    private static final int BLOCK = 1 << 18;
    private static final Pattern MEMBER =
            Pattern.compile("([A-Za-z0-9-]+)=:?([A-Za-z0-9+/]{22,88}={0,2}):?");

    /** From the strongest to the weakest. */
    private static final List<String> KNOWN = List.of("sha-512", "sha-256", "sha", "md5");

    /**
     * @param whole whether the answer's body is the whole file, so that digests of the body count
     */
    static Optional<OfferedDigest> of(Answer answer, boolean whole) {
        Optional<OfferedDigest> digest =
                strongest(answer.header("Repr-Digest").orElse(""))
                        .or(() -> strongest(answer.header("Digest").orElse("")));
        return digest.isPresent() || !whole
                ? digest
                : answer.header("Content-MD5").flatMap(value -> strongest("md5=" + value.strip()));
    }

    private static Optional<OfferedDigest> strongest(String header) {
        Optional<OfferedDigest> best = Optional.empty();
        int bestPlace = KNOWN.size();
        for (String member : header.split(",", -1)) {
            Matcher form = MEMBER.matcher(member.strip());
            if (form.matches()) {
                int place = KNOWN.indexOf(form.group(1).toLowerCase(Locale.ROOT));
                if (place >= 0 && place < bestPlace && isWhole(KNOWN.get(place), form.group(2))) {
                    bestPlace = place;
                    best =
                            Optional.of(
                                    new OfferedDigest(javaName(KNOWN.get(place)), form.group(2)));
                }
            }
        }
        return best;
    }

    private static String javaName(String name) {
        return switch (name) {
            case "sha-512" -> "SHA-512";
            case "sha-256" -> "SHA-256";
            case "sha" -> "SHA-1";
            default -> "MD5";
        };
    }

    /** Half a digest would fail every file. */
    private static boolean isWhole(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64).length
                    == digest(javaName(name)).getDigestLength();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks " + algorithm + ".", e);
        }
    }

    /** Whether a file has this digest. */
    boolean fits(Path file, StopSignal stop) throws IOException {
        MessageDigest digest = digest(algorithm);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(block) >= 0) {
                stop.check();
                digest.update(block.flip());
                block.clear();
            }
        }
        return MessageDigest.isEqual(digest.digest(), Base64.getDecoder().decode(base64));
    }
}
