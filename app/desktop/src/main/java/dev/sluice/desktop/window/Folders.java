package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.ui.Messages;

import java.nio.file.Path;

/** Opens folders in the file manager, or says where they are if that refuses. FX thread. */
final class Folders {
    private final FolderOpening opening;
    private final Background background;
    private final Messages messages;
    private final Screens screens;

    Folders(FolderOpening opening, Background background, Messages messages, Screens screens) {
        this.opening = opening;
        this.background = background;
        this.messages = messages;
        this.screens = screens;
    }

    void open(Path folder) {
        background.atOnce(
                () -> opening.open(folder),
                opened -> {
                    if (!opened) {
                        tellWhere(folder);
                    }
                },
                failure -> tellWhere(folder));
    }

    private void tellWhere(Path folder) {
        screens.say(messages.get("folder.here", folder));
    }
}
