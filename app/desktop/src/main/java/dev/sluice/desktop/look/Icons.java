package dev.sluice.desktop.look;

import dev.sluice.ui.Icon;

import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the pictures of {@link Icon}; their colours come from the stylesheet. */
public final class Icons {

    /** In lines of text. */
    public static final int LINE = 16;

    /** On tiles and beside a state. */
    public static final int TILE = 14;

    /** In small buttons. */
    public static final int SMALL = 12;

    private Icons() {}

    /** A picture {@code size} pixels high. */
    public static FontIcon of(Icon icon, int size) {
        FontIcon picture = new FontIcon(icon.literal());
        picture.setIconSize(size);
        picture.getStyleClass().add("size-" + size);
        return picture;
    }

    /** Shows {@code icon} on a picture that is already there. */
    public static void set(FontIcon picture, Icon icon) {
        if (!icon.literal().equals(picture.getIconLiteral())) {
            picture.setIconLiteral(icon.literal());
        }
    }
}
