package dev.sluice.desktop.guide;

import dev.sluice.ui.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a key does.
 *
 * @param does the message key of what it does
 * @param keys the keys held together, in the order they are pressed: names of {@code key.*} texts
 *     where there is one, else as they are printed
 */
record Shortcut(String does, List<String> keys) {

    /** What stands under one heading. */
    record Section(String title, List<Shortcut> shortcuts) {}

    /** All of them, under their headings. */
    static List<Section> all() {
        return List.of(
                new Section(
                        "keys.add",
                        List.of(
                                of("keys.add.files", "control", "O"),
                                of("keys.add.folder", "control", "shift", "O"),
                                of("keys.add.links", "control", "L"),
                                of("keys.add.paste", "control", "V"),
                                of("keys.add.queue", "control", "enter"),
                                of("keys.add.start", "control", "shift", "enter"))),
                new Section(
                        "keys.queue",
                        List.of(
                                of("keys.queue.open", "enter"),
                                of("keys.queue.fold", "→", "←"),
                                of("keys.queue.pause", "space"),
                                of("keys.queue.pause-all", "control", "shift", "P"),
                                of("keys.queue.order", "alt", "↑", "↓"),
                                of("keys.queue.priority", "+", "−"),
                                of("keys.queue.retry", "control", "R"),
                                of("keys.queue.failures", "control", "E"),
                                of("keys.queue.remove", "delete"),
                                of("keys.queue.undo", "control", "Z"),
                                of("keys.queue.menu", "shift", "F10"))),
                new Section(
                        "keys.history",
                        List.of(
                                of("keys.history.open", "enter"),
                                of("keys.history.again", "control", "R"),
                                of("keys.history.preset", "control", "S"),
                                of("keys.history.report", "control", "I"))),
                new Section(
                        "keys.look",
                        List.of(
                                of("keys.look.search", "control", "F"),
                                of("keys.look.filter", "control", "1…5"),
                                of("keys.look.compact", "control", "D"),
                                of("keys.look.region", "F6"),
                                of("keys.look.history", "control", "H"),
                                of("keys.look.settings", "control", ","),
                                of("keys.look.guide", "F1"),
                                of("keys.look.back", "escape"))));
    }

    private static Shortcut of(String does, String... keys) {
        return new Shortcut(does, List.of(keys));
    }

    /** The keys as they are printed on a keyboard of this language and system. */
    List<String> caps(Messages messages, boolean mac) {
        List<String> caps = new ArrayList<>();
        for (String key : keys) {
            caps.add(
                    switch (key) {
                        case "control" -> messages.get(mac ? "key.command" : "key.control");
                        case "shift", "alt", "enter", "space", "delete", "escape" ->
                                messages.get("key." + key.toLowerCase(Locale.ROOT));
                        default -> key;
                    });
        }
        return caps;
    }
}
