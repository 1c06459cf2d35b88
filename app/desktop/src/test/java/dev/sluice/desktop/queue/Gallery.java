package dev.sluice.desktop.queue;

import dev.sluice.desktop.history.HistorySample;
import dev.sluice.desktop.look.Appearance;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/**
 * Shows the pictures of the design made of the real controls, or writes one to a file: {@code
 * Gallery queue|empty|drop|states|sheet|history|history-many|history-empty light|dark en|de
 * WIDTHxHEIGHT [FILE]}.
 */
public final class Gallery extends Application {

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        boolean dark = arguments.get(1).equals("dark");
        Locale locale = Locale.forLanguageTag(arguments.get(2));
        String[] size = arguments.get(3).split("x", 2);
        Appearance appearance = new Appearance();
        Scene scene =
                new Scene(
                        content(arguments.get(0), locale),
                        Double.parseDouble(size[0]),
                        Double.parseDouble(size[1]));
        appearance.dress(scene, dark);
        stage.setScene(scene);
        stage.show();
        if (arguments.size() > 4) {
            PauseTransition settled = new PauseTransition(Duration.millis(900));
            settled.setOnFinished(event -> {
                write(scene.snapshot(null), new File(arguments.get(4)));
                Platform.exit();
            });
            settled.play();
        }
    }

    private static Parent content(String what, Locale locale) {
        Messages messages = Messages.of(locale);
        if (what.equals("states")) {
            return BarStates.pane();
        }
        if (what.startsWith("history")) {
            return HistorySample.page(messages, what);
        }
        if (what.equals("sheet")) {
            return SheetSample.sheet();
        }
        QueueModel model =
                switch (what) {
                    case "empty" -> SampleQueue.empty();
                    default ->
                            locale.getLanguage().equals("de")
                                    ? GermanQueue.full()
                                    : SampleQueue.full();
                };
        if (what.equals("drop")) {
            SampleQueue.hover(model);
        }
        QueueView view = new QueueView(model, new RecordingActions(), messages);
        view.list().getSelectionModel().select(5);
        return view;
    }

    private static void write(WritableImage image, File file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(copy, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plain class with a main, because the class path holds the toolkit. */
    public static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) {
            Application.launch(Gallery.class, arguments);
        }
    }
}
