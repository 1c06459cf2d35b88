package dev.sluice.pipelines.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that cannot be worked on; the message is one sentence for the user that names the file and
 * the reason.
 */
public final class FileProblem extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is the matter with the file. */
    public enum Kind {
        MISSING,
        DIRECTORY,
        /** A FIFO, socket or device. */
        NOT_A_FILE,
        UNREADABLE,
        /** Wrong checksum, cut short, or something behind its end. */
        DAMAGED,
        /** For example a .gz that does not hold gzip data. */
        NOT_AS_NAMED,
        /** Another program wrote to it while it was read. */
        CHANGED,
        /** The content as a whole cannot be used: header, encoding, columns. */
        REFUSED
    }

    /**
     * A place in the text.
     *
     * @param line 1-based
     * @param byteOffset 0-based, in the unpacked file
     */
    public record TextPlace(long line, long byteOffset) {}

    private final Kind kind;
    private final long packedByte;
    private final transient Optional<TextPlace> place;

    public FileProblem(Kind kind, String sentence) {
        this(kind, sentence, -1);
    }

    /** A problem at a place of the text. */
    public FileProblem(Kind kind, String sentence, TextPlace place) {
        super(sentence);
        this.kind = kind;
        this.packedByte = -1;
        this.place = Optional.of(place);
    }

    /**
     * A problem at a place.
     *
     * @param packedByte 0-based offset in the file as it is on disk; negative when there is none to
     *     tell
     */
    public FileProblem(Kind kind, String sentence, long packedByte) {
        super(sentence);
        this.kind = kind;
        this.packedByte = packedByte;
        this.place = Optional.empty();
    }

    static FileProblem damaged(Path file, String what, long packedByte) {
        return new FileProblem(
                Kind.DAMAGED,
                "%s is damaged: %s at byte %d; get a fresh copy of it."
                        .formatted(file, what, packedByte),
                packedByte);
    }

    public Kind kind() {
        return kind;
    }

    /** Where in the text the problem is, where that can be told. */
    public Optional<TextPlace> place() {
        return place;
    }

    /** Where in the packed file the damage was noticed. */
    public OptionalLong packedByte() {
        return packedByte < 0 ? OptionalLong.empty() : OptionalLong.of(packedByte);
    }
}
