package dev.sluice.pipelines.media.output;

import dev.sluice.pipelines.media.item.MediaItem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A short text that tells items apart which are called the same. */
final class ShortId {
    private static final Pattern SPEAKING = Pattern.compile("[A-Za-z0-9_-]{1,24}");
    private static final int DIGITS = 10;

    private ShortId() {}

    /** Its own id where that is short and plain, else digits made of its key. */
    static String of(MediaItem item) {
        return item.id()
                .filter(id -> SPEAKING.matcher(id).matches())
                .orElseGet(() -> hash(item.key()).substring(0, DIGITS));
    }

    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
