package dev.sluice.desktop;

import com.google.inject.Guice;

import dev.sluice.desktop.fx.JavaFxThread;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.home.HomeChoice;
import dev.sluice.desktop.home.WindowLog;
import dev.sluice.desktop.look.Theme;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.window.WindowFrame;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.ui.Messages;

import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Starts the window. No {@code Application}, so that it runs from a class path. */
public final class SluiceDesktop {
    private static final int WRONG_USAGE = 2;
    private static final int FAILED = 1;
    private static final int TRIES_TO_HAND_OVER = 10;
    private static final long BETWEEN_TRIES_NANOS = 150_000_000;

    private SluiceDesktop() {}

    public static void main(String[] arguments) {
        WindowLog.silence();
        int code = run(List.of(arguments), System.getenv());
        System.err.flush();
        // What is still running belongs to nobody any more.
        System.exit(code);
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        StartArguments start;
        try {
            start = StartArguments.parse(arguments);
        } catch (StartArguments.Wrong e) {
            return say(e.sentence(), WRONG_USAGE);
        }
        if (!hasDisplay(environment)) {
            return say(noDisplay(), WRONG_USAGE);
        }
        CompletableFuture<Boolean> toolkit = JavaFxThread.begin();
        Path home = HomeChoice.of(start.home(), environment);
        try {
            HomeFolder.prepare(home);
            WindowLog.to(home);
            EngineDesk.Opening opening = () -> Engines.open(home, SluiceDesktop::engine);
            Opened opened = opening.open();
            if (!opened.owner() && handOver(opened, start.operands())) {
                opened.close();
                return 0;
            }
            return show(
                    toolkit,
                    new EngineDesk(opened, opening),
                    new HomeFolder(home),
                    start.operands());
        } catch (HomeUnusable e) {
            return say(e.sentence(), FAILED);
        }
    }

    private static LocalEngine engine(HomeFolder home, dev.sluice.engine.store.JobStore store) {
        List<Pipeline> pipelines =
                ServiceLoader.load(Pipeline.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        LocalEngine engine =
                new LocalEngine(
                        Ports.real(home.root(), new SecureRandom()),
                        store,
                        pipelines,
                        EngineConfig.forCores(Runtime.getRuntime().availableProcessors())
                                .with(home.limits().read()),
                        home.limits());
        engine.keepTo(home.hours().read(ZoneId.systemDefault()));
        return engine;
    }

    /** A window that is just opening takes a moment before it can be handed anything. */
    private static boolean handOver(Opened opened, List<String> operands) {
        for (int tries = 0; tries < TRIES_TO_HAND_OVER; tries++) {
            if (opened.handOver(operands)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
        return false;
    }

    private static int show(
            CompletableFuture<Boolean> toolkit,
            EngineDesk desk,
            HomeFolder home,
            List<String> operands) {
        Logger log = LoggerFactory.getLogger(SluiceDesktop.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, defect) -> log.error("A defect on {}", thread.getName(), defect));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(desk::close));
        CountDownLatch closed = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger();
        Choices choices = Choices.of(home.root());
        Locale formats = Locale.getDefault(Locale.Category.FORMAT);
        Locale language =
                choices.language().get().locale(Locale.getDefault(Locale.Category.DISPLAY));
        // For the toolkit's own words too, such as those of a text field's menu.
        Locale.setDefault(language);
        Locale.setDefault(Locale.Category.FORMAT, formats);
        Messages messages = Messages.of(language, formats);
        Machine machine = Machine.real();
        // For pictures; what a person chooses in the window still holds at once.
        Optional.ofNullable(System.getProperty("sluice.theme"))
                .filter(name -> name.equals("light") || name.equals("dark"))
                .map(name -> Theme.valueOf(name.toUpperCase(Locale.ROOT)))
                .ifPresent(choices.theme()::set);
        try {
            JavaFxThread.run(
                    toolkit,
                    () -> {
                        try {
                            Guice.createInjector(
                                            new DesktopModule(
                                                    desk, home, messages, choices, machine))
                                    .getInstance(WindowFrame.class)
                                    .show(new Stage(), operands, closed::countDown);
                        } catch (RuntimeException | LinkageError e) {
                            log.error("The window cannot be shown", e);
                            code.set(
                                    say(
                                            "The window cannot be shown; the log in "
                                                    + home.root().resolve("logs")
                                                    + " says why.",
                                            FAILED));
                            closed.countDown();
                        }
                    });
            closed.await();
        } catch (UnsupportedOperationException e) {
            log.error("The display cannot be opened", e);
            return say(noDisplay(), WRONG_USAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            desk.close();
        }
        JavaFxThread.end();
        return code.get();
    }

    private static boolean hasDisplay(Map<String, String> environment) {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    private static String noDisplay() {
        return "there is no display; `sluice sample` tries Sluice on the command line.";
    }

    private static int say(String sentence, int code) {
        System.err.println("sluice-desktop: " + sentence);
        return code;
    }
}
