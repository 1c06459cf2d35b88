package dev.sluice.ui;

/** Every picture Sluice uses, by what it means; the shapes are Feather's. */
public enum Icon {
    // Pipelines and groups
    LOAD("grid"),
    MEDIA("headphones"),
    COLLECT("archive"),
    COMMAND("terminal"),
    MONTHS("calendar"),
    FOLDER("folder"),

    // Phases
    FILES("list"),
    CHECK("check-square"),
    COMPRESS("minimize-2"),
    UPLOAD("upload"),
    COPY("database"),
    DOWNLOAD("download"),
    EXTRACT("music"),
    UNPACK("package"),
    SYNC("upload-cloud"),

    // States
    CLOCK("clock"),
    PAUSED("pause-circle"),
    DONE("check-circle"),
    TICK("check"),
    WARNING("alert-triangle"),
    FAILED("x-circle"),
    CANCELLED("slash"),
    FIELD_ERROR("alert-circle"),
    INFORMATION("info"),

    // Actions
    ADD("plus"),
    LESS("minus"),
    LINK("link"),
    PAUSE("pause"),
    PLAY("play"),
    RETRY("rotate-cw"),
    OPEN("external-link"),
    REPORT("file-text"),
    HELP("help-circle"),
    MORE("more-horizontal"),
    SEARCH("search"),
    SETTINGS("settings"),
    HISTORY("bar-chart-2"),
    NOTIFICATIONS("bell"),
    POWER("power"),
    TOOLS("tool"),
    DENSE("align-justify"),
    FOLD_FINISHED("layers"),
    REMOVE("trash-2"),
    CANCEL("x"),
    DETAIL("maximize-2"),
    UP("arrow-up"),
    DOWN("arrow-down"),
    RAISE("chevrons-up"),
    LOWER("chevrons-down"),
    BECOMES("arrow-right"),
    BACK("arrow-left"),
    BOTTLENECK("zap"),
    OPENED("chevron-down"),
    FOLDED("chevron-right"),
    FILE("file"),
    PRESET("bookmark"),
    RENAME("edit-2"),
    WATCH_FOLDER("folder-plus"),
    SAVED_JOB("save"),
    GUIDE("book-open"),
    SAMPLE("play-circle"),
    GENERAL("sliders"),
    LANES("cpu"),
    DISK("hard-drive"),
    COPY_TEXT("copy"),
    SKIP("skip-forward"),
    TRY("activity"),
    ZOOM_IN("zoom-in"),
    ZOOM_OUT("zoom-out");

    private final String feather;

    Icon(String feather) {
        this.feather = feather;
    }

    /** The name by which Ikonli finds the shape, such as "fth-grid". */
    public String literal() {
        return "fth-" + feather;
    }
}
