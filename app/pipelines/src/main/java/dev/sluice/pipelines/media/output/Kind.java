package dev.sluice.pipelines.media.output;

/**
 * A result that an item may have.
 *
 * @param name how the archive list tells results of one item apart
 */
public record Kind(String name) {
    /** The media file as it was downloaded. */
    public static final Kind MEDIA = new Kind("media");

    /** Its audio in a form, such as {@code mp3 normal}. */
    public static Kind audio(String form) {
        return new Kind("audio " + form);
    }
}
