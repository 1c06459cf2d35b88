package dev.sluice.pipelines.tool;

import java.util.List;

/** A program that a pipeline may call. */
public enum ToolName {
    /** {@code -stats_period} came with 4.4. */
    FFMPEG("ffmpeg", "4.4", "-version", "install ffmpeg (sudo apt install ffmpeg)"),
    FFPROBE("ffprobe", "4.4", "-version", "install ffmpeg (sudo apt install ffmpeg)"),
    /** Older ones lack options that keep plugins and commands out. */
    YT_DLP("yt-dlp", "2023.03.04", "--version", "install yt-dlp (pipx install yt-dlp)");

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

    /** What to do when it is missing, as the end of a sentence. */
    String advice() {
        return advice;
    }
}
