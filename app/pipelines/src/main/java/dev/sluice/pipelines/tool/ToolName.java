package dev.sluice.pipelines.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that a pipeline may call. */
public enum ToolName {
    /** {@code -stats_period} came with 4.4. */
    FFMPEG("ffmpeg", "4.4", "-version", "install ffmpeg (sudo apt install ffmpeg)"),
    FFPROBE("ffprobe", "4.4", "-version", "install ffmpeg (sudo apt install ffmpeg)"),
    /** Older ones lack options that keep plugins and commands out. */
    YT_DLP("yt-dlp", "2023.03.04", "--version", "install yt-dlp (pipx install yt-dlp)");

    /**
     * Before it, a server could run commands by its file names on Windows (CVE-2024-22423) and
     * choose unsafe endings of files (CVE-2024-38519).
     */
    private static final String WITHOUT_KNOWN_HOLES = "2024.07.01";

    private final String program;
    private final String minimum;
    private final String versionFlag;
    private final String advice;

    ToolName(String program, String minimum, String versionFlag, String advice) {
        this.program = program;
        this.minimum = minimum;
        this.versionFlag = versionFlag;
        this.advice = advice;
    }

    /** As it is called on the command line. */
    public String program() {
        return program;
    }

    /** The oldest version that will do, numbers with dots. */
    public String minimum() {
        return minimum;
    }

    /** The name under which the settings of a home keep its path. */
    public String setting() {
        return "tools." + program;
    }

    List<String> askVersion() {
        return List.of(versionFlag);
    }

    /** The oldest version without security holes that are known; empty where none is named. */
    public Optional<String> withoutKnownHoles() {
        return this == YT_DLP ? Optional.of(WITHOUT_KNOWN_HOLES) : Optional.empty();
    }

    /** Of a version that will do, but should be replaced. */
    Optional<String> caution(String version, Path path) {
        return withoutKnownHoles()
                .filter(safe -> !VersionNumber.suffices(version, safe))
                .map(safe ->
                        "yt-dlp %s at %s has known security holes; update it to %s or newer (pipx install yt-dlp)."
                                .formatted(version, path, safe));
    }

    /** What to do when it is missing, as the end of a sentence. */
    String advice() {
        return advice;
    }
}
