package dev.sluice.packaging;

import java.util.Locale;

/** The operating system and processor for which the tree is built: those of this build. */
public enum Platform {
    LINUX_X64("linux", "linux_amd64", "Linux/x86_64", "linux/amd64", "linux-x86-64"),
    LINUX_ARM64("linux-aarch64", "linux_arm64", "Linux/aarch64", "linux/aarch64", "linux-aarch64"),
    MAC_X64("mac", "macos_amd64", "Mac/x86_64", "darwin/x86_64", "darwin-x86-64"),
    MAC_ARM64("mac-aarch64", "macos_arm64", "Mac/aarch64", "darwin/aarch64", "darwin-aarch64"),
    WINDOWS_X64("win", "windows_amd64", "Windows/x86_64", "win/amd64", "win32-x86-64"),
    WINDOWS_ARM64(
            "win-aarch64", "windows_arm64", "Windows/aarch64", "win/aarch64", "win32-aarch64");

    /** The way to the keychain of macOS, at the top of its jar and named like one of Linux. */
    private static final String KEYCHAIN = "osxkeychain.so";

    private final String javaFx;
    private final String duckDb;
    private final String sqlite;
    private final String zstd;
    private final String jna;

    Platform(String javaFx, String duckDb, String sqlite, String zstd, String jna) {
        this.javaFx = javaFx;
        this.duckDb = duckDb;
        this.sqlite = sqlite;
        this.zstd = zstd;
        this.jna = jna;
    }

    public static Platform current() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        if (os.startsWith("windows")) {
            return arm ? WINDOWS_ARM64 : WINDOWS_X64;
        }
        if (os.startsWith("mac")) {
            return arm ? MAC_ARM64 : MAC_X64;
        }
        return arm ? LINUX_ARM64 : LINUX_X64;
    }

    public boolean isJavaFxJar(String fileName) {
        return fileName.endsWith("-" + javaFx + ".jar");
    }

    /** Whether the library at this place of a jar is this platform's. */
    boolean owns(String entry) {
        return entry.endsWith(".so_" + duckDb)
                || entry.startsWith("org/sqlite/native/" + sqlite + "/")
                || entry.startsWith(zstd + "/libzstd-jni")
                || entry.startsWith("com/sun/jna/" + jna + "/")
                // JavaFX ships one jar a platform, its libraries at the top.
                || (!entry.contains("/") && !entry.contains(".so_") && !entry.equals(KEYCHAIN));
    }

    /** Whether the library at this place of a jar is looked for only there. */
    boolean leavesInside(String entry) {
        return entry.equals(KEYCHAIN) && (this == MAC_X64 || this == MAC_ARM64);
    }

    public boolean isWindows() {
        return this == WINDOWS_X64 || this == WINDOWS_ARM64;
    }

    public boolean isLinux() {
        return this == LINUX_X64 || this == LINUX_ARM64;
    }

    /** The name under which {@link System#loadLibrary} finds DuckDB on this platform. */
    String duckDbLibrary() {
        return System.mapLibraryName("duckdb_java");
    }
}
