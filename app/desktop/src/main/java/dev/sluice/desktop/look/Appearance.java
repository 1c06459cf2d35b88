package dev.sluice.desktop.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.sluice.ui.Resources;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * The theme of the whole program, light or dark. Create one after the toolkit has started and
 * before the first scene; FX thread only.
 */
public final class Appearance {

    /**
     * Loads the bundled fonts; sizes in the stylesheets are their own, so any size will do here.
     */
    public Appearance() {
        for (URL font : Resources.fonts()) {
            try (InputStream stream = font.openStream()) {
                if (Font.loadFont(stream, 13) == null) {
                    throw new IllegalStateException("The bundled font cannot be read: " + font);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The bundled font cannot be read: " + font, e);
            }
        }
    }

    /** Dresses {@code scene} and keeps to the chosen theme and to the system's as they change. */
    public void follow(Scene scene, ObservableValue<Theme> theme) {
        FocusRing.in(scene);
        ObservableValue<ColorScheme> system = Platform.getPreferences().colorSchemeProperty();
        theme.subscribe(chosen -> dress(scene, isDark(chosen, system.getValue())));
        system.subscribe((before, now) -> {
            if (theme.getValue() == Theme.SYSTEM) {
                dress(scene, isDark(Theme.SYSTEM, now));
            }
        });
    }

    private static boolean isDark(Theme theme, ColorScheme system) {
        return switch (theme) {
            case SYSTEM -> system == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    /** Dresses {@code scene} in the dark or the light theme. */
    public void dress(Scene scene, boolean dark) {
        String theme =
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        Application.setUserAgentStylesheet(theme);
        scene.getStylesheets().setAll(Resources.colours(dark), Resources.stylesheet());
        OneFont.within(scene.getRoot());
    }
}
