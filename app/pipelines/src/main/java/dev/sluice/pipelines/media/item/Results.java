package dev.sluice.pipelines.media.item;

/** The names under which phases note what they have made of an item. */
public final class Results {
    /** Absolute path of the media file once it is on this machine. */
    public static final String MEDIA = "media";

    /** When the download ended, ISO-8601. */
    public static final String DOWNLOADED_AT = "downloaded.at";

    /** Absolute path of the extracted audio. */
    public static final String AUDIO = "audio";

    private Results() {}
}
