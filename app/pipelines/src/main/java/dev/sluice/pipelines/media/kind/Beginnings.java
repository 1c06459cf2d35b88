package dev.sluice.pipelines.media.kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What files of media begin with.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/#matching-an-audio-or-video-type-pattern">WHATWG
 *     MIME Sniffing, audio and video</a>
 */
public final class Beginnings {
    private static final int HEAD = 12;

    /** MP3 with tags, Ogg, FLAC, AC-3, AMR, Flash and Windows media, Matroska, MPEG programs. */
    private static final List<String> SIGNS =
            List.of(
                    "ID3",
                    "OggS",
                    "fLaC",
                    "\u000Bw",
                    "#!AMR",
                    "FLV\u0001",
                    "0&\u00B2u",
                    "\u001AE\u00DF\u00A3",
                    "\u0000\u0000\u0001\u00BA");

    /** Containers that hold much else; the kind stands behind the length. */
    private static final Set<String> IN_RIFF = Set.of("WAVE", "AVI ");

    private static final Set<String> IN_FORM = Set.of("AIFF", "AIFC");

    /** The same container as a film's. */
    private static final Set<String> PICTURES =
            Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

    private Beginnings() {}

    /** Whether a file begins as media does; waits for the disk. */
    public static boolean isMedia(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return isMedia(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isMedia(String head) {
        if (SIGNS.stream().anyMatch(head::startsWith)) {
            return true;
        }
        if (head.length() < HEAD) {
            return false;
        }
        String kind = head.substring(8);
        return switch (head.substring(0, 4)) {
            case "RIFF" -> IN_RIFF.contains(kind);
            case "FORM" -> IN_FORM.contains(kind);
            default -> head.startsWith("ftyp", 4) && !PICTURES.contains(kind);
        };
    }
}
