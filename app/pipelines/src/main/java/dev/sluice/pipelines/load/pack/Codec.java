package dev.sluice.pipelines.load.pack;

/** How parts are compressed. */
public enum Codec {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private final String extension;

    Codec(String extension) {
        this.extension = extension;
    }

    /** With its dot; empty for none. */
    public String extension() {
        return extension;
    }
}
