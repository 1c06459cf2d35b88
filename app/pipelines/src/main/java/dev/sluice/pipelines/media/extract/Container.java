package dev.sluice.pipelines.media.extract;

/**
 * The kind of file that audio of a codec goes into.
 *
 * @param extension without its dot
 * @param muxer as ffmpeg calls it
 * @param cover how a picture can go with it
 */
record Container(String extension, String muxer, Cover cover) {
    /** Where a picture goes. */
    enum Cover {
        NONE,
        STREAM,
        /** In a comment, as a block of FLAC written in base64. */
        COMMENT
    }

    private static final Container MP3 = new Container("mp3", "mp3", Cover.STREAM);
    private static final Container M4A = new Container("m4a", "ipod", Cover.STREAM);
    private static final Container OPUS = new Container("opus", "opus", Cover.COMMENT);
    private static final Container OGG = new Container("ogg", "ogg", Cover.COMMENT);
    private static final Container FLAC = new Container("flac", "flac", Cover.STREAM);
    private static final Container WAV = new Container("wav", "wav", Cover.NONE);

    /** Takes any codec. */
    private static final Container MKA = new Container("mka", "matroska", Cover.NONE);

    /**
     * @param codec as ffprobe calls it
     */
    static Container of(String codec) {
        return switch (codec) {
            case "mp3" -> MP3;
            case "aac", "alac" -> M4A;
            case "opus" -> OPUS;
            case "vorbis" -> OGG;
            case "flac" -> FLAC;
            case "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8", "pcm_f32le" -> WAV;
            default -> MKA;
        };
    }
}
