package dev.sluice.pipelines.media.extract;

import java.nio.file.Path;
import java.util.List;

/** How ffmpeg and ffprobe are kept from reading anything but the one file they are given. */
final class HostileMedia {
    /** More streams than this are no film but an attack. */
    static final int MOST_STREAMS = 100;

    /**
     * Kinds of files that hold their media in themselves. Playlists and lists of pictures are left
     * out: a text named .mp4 made ffmpeg read other files of this machine.
     */
    private static final String FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,mpegts,mpeg,mpegvideo,asf,ogg,mp3,aac,"
                    + "flac,wav,w64,aiff,caf,au,ac3,eac3,dts,dtshd,truehd,amr,ape,wv,tta,mpc,mpc8,"
                    + "rm,mxf,dv,oma,loas,latm";

    private HostileMedia() {}

    /** The arguments that open a file as input. */
    static List<String> input(Path file) {
        return List.of(
                "-protocol_whitelist", "file", "-format_whitelist", FORMATS, "-i", "file:" + file);
    }

    /** The arguments that open a file of comments as input, one that Sluice itself has written. */
    static List<String> ownComments(Path file) {
        return List.of("-protocol_whitelist", "file", "-f", "ffmetadata", "-i", "file:" + file);
    }
}
