package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.ui.Icon;

import org.kordamp.ikonli.javafx.FontIcon;

/** The icon and accent of a phase. */
public final class PhaseLook {

    private PhaseLook() {}

    /** A picture of the phase for a line of text; its colour comes with {@link #styleClass}. */
    public static FontIcon picture(PhaseSpec phase) {
        return Icons.of(icon(phase.id().value(), kind(phase.kind())), Icons.LINE);
    }

    /** The style class that gives {@code -sluice-accent} the colour of the phase's kind. */
    public static String styleClass(PhaseSpec phase) {
        return styleClass(phase.kind());
    }

    /** The style class that gives {@code -sluice-accent} the colour of a kind. */
    public static String styleClass(dev.sluice.engine.progress.PhaseKind kind) {
        return kind(kind).styleClass();
    }

    public static PhaseKind kind(dev.sluice.engine.progress.PhaseKind kind) {
        return switch (kind) {
            case FIND -> PhaseKind.FIND;
            case VERIFY -> PhaseKind.VERIFY;
            case CHANGE -> PhaseKind.CHANGE;
            case TRANSFER -> PhaseKind.TRANSFER;
            case WRITE -> PhaseKind.WRITE;
        };
    }

    /** The phase's own icon where it is a known one, else that of its kind. */
    public static Icon icon(String phase, PhaseKind kind) {
        return switch (phase) {
            case "download", "request" -> Icon.DOWNLOAD;
            case "extract" -> Icon.EXTRACT;
            case "unpack" -> Icon.UNPACK;
            case "sync" -> Icon.SYNC;
            case "command" -> Icon.COMMAND;
            default ->
                    switch (kind) {
                        case FIND -> Icon.FILES;
                        case VERIFY -> Icon.CHECK;
                        case CHANGE -> Icon.COMPRESS;
                        case TRANSFER -> Icon.UPLOAD;
                        case WRITE -> Icon.COPY;
                    };
        };
    }

    /** The picture on the tile of a job. */
    public static Icon pipeline(String pipeline) {
        return switch (pipeline) {
            case "load" -> Icon.LOAD;
            case "media" -> Icon.MEDIA;
            case "collect" -> Icon.COLLECT;
            default -> Icon.COMMAND;
        };
    }
}
