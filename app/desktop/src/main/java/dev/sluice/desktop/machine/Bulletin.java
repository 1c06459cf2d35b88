package dev.sluice.desktop.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a person something through the desktop, whatever window is in front. */
public interface Bulletin {
    /** What carries it, such as "notify-send"; empty where there is nothing. Cheap. */
    Optional<String> carrier();

    /**
     * Waits until it is handed over, so not for the FX thread.
     *
     * @throws NotPossible when it is not taken
     */
    void tell(String title, String text, boolean urgent) throws NotPossible, InterruptedException;

    /** That of this system; looks at the disk. */
    static Bulletin ofSystem(Programs programs) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        String name = mac ? "osascript" : "notify-send";
        return new BulletinCommand(name, programs.find(name), mac);
    }

    /** The command line of notify-send, which speaks org.freedesktop.Notifications. */
    static List<String> notifySend(Path program, String title, String text, boolean urgent) {
        return List.of(
                program.toString(),
                "--app-name=Sluice",
                "--icon=dev.sluice.sluice",
                "--category=transfer.complete",
                "--urgency=" + (urgent ? "critical" : "normal"),
                "--",
                title,
                // A body may hold mark-up; the names of jobs must not become some.
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** The command line of osascript; title and text are arguments of the script, never part. */
    static List<String> script(Path program, String title, String text) {
        return List.of(
                program.toString(),
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                title,
                text);
    }
}
