package dev.sluice.desktop;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.fx.FxThread;
import dev.sluice.desktop.fx.JavaFxThread;
import dev.sluice.desktop.fx.LatestSnapshot;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.window.FolderOpening;
import dev.sluice.desktop.window.MainWindow;
import dev.sluice.desktop.window.SampleRun;
import dev.sluice.desktop.window.WindowFrame;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.pipelines.connection.Vaults;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import java.time.ZoneId;

/** Wires the window to an engine and a home. */
final class DesktopModule extends AbstractModule {
    private final EngineDesk desk;
    private final HomeFolder home;
    private final Messages messages;
    private final Choices choices;
    private final Machine machine;

    DesktopModule(
            EngineDesk desk, HomeFolder home, Messages messages, Choices choices, Machine machine) {
        this.desk = desk;
        this.home = home;
        this.messages = messages;
        this.choices = choices;
        this.machine = machine;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().disableCircularProxies();
        bind(EngineDesk.class).toInstance(desk);
        bind(HomeFolder.class).toInstance(home);
        bind(Messages.class).toInstance(messages);
        bind(FxThread.class).to(JavaFxThread.class);
        bind(JavaFxThread.class).in(Singleton.class);
        bind(Background.class).in(Singleton.class);
        bind(LatestSnapshot.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    QueueViewModel queue() {
        return new QueueViewModel(messages, ZoneId.systemDefault());
    }

    @Provides
    @Singleton
    MainWindow window(Background background, QueueViewModel queue) {
        MainWindow window =
                new MainWindow(
                        desk,
                        background,
                        new LoadPipeline(),
                        new MediaPipeline(),
                        messages,
                        home.root(),
                        SampleRun.ofUsualSize(home.root()),
                        FolderOpening.ofSystem(),
                        queue,
                        choices,
                        machine,
                        Presets.of(home.root()));
        Vaults.OF_PROGRAM.ask(window.passphrases());
        return window;
    }

    @Provides
    @Singleton
    WindowFrame frame(
            MainWindow window,
            QueueViewModel queue,
            LatestSnapshot latest,
            FxThread fx,
            Background background) {
        return new WindowFrame(
                window,
                desk,
                queue,
                latest,
                fx,
                home.root(),
                choices,
                machine,
                background,
                messages);
    }
}
