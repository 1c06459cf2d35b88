package dev.sluice.desktop.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps the machine from going to sleep by itself. May wait a moment, so not for the FX thread. */
public interface Wakefulness {
    /** What does it, such as "systemd-inhibit"; empty where nothing can. From any thread. */
    Optional<String> means();

    /** From now on the machine stays awake, or need not any more; the same again is harmless. */
    void keepAwake(boolean awake);

    /** That of this system; looks at the disk. */
    static Wakefulness ofSystem(Programs programs) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return new WindowsWakefulness();
        }
        List<HeldChild.Candidate> candidates = new ArrayList<>();
        if (system.contains("mac")) {
            programs.find("caffeinate")
                    .ifPresent(found ->
                            candidates.add(
                                    new HeldChild.Candidate(
                                            "caffeinate",
                                            List.of(
                                                    found.toString(),
                                                    "-i",
                                                    "-w",
                                                    Long.toString(
                                                            ProcessHandle.current().pid())))));
        } else {
            Optional<Path> cat = programs.find("cat");
            cat.ifPresent(end -> addInhibitors(programs, end, candidates));
        }
        return new HeldChild(candidates);
    }

    /** Both end with the child that they run, and that ends with Sluice, however Sluice ends. */
    private static void addInhibitors(
            Programs programs, Path cat, List<HeldChild.Candidate> candidates) {
        programs.find("systemd-inhibit")
                .ifPresent(found ->
                        candidates.add(
                                new HeldChild.Candidate(
                                        "systemd-inhibit",
                                        List.of(
                                                found.toString(),
                                                "--what=sleep:idle",
                                                "--who=Sluice",
                                                "--why=Jobs are running",
                                                "--mode=block",
                                                cat.toString()))));
        programs.find("gnome-session-inhibit")
                .ifPresent(found ->
                        candidates.add(
                                new HeldChild.Candidate(
                                        "gnome-session-inhibit",
                                        List.of(
                                                found.toString(),
                                                "--app-id",
                                                "dev.sluice.sluice",
                                                "--reason",
                                                "Jobs are running",
                                                "--inhibit",
                                                "suspend:idle",
                                                cat.toString()))));
    }
}
