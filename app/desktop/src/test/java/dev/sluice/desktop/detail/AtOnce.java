package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Does everything where and when it is asked for, so that a test needs no waiting. */
public final class AtOnce extends AbstractExecutorService {

    public static Background background() {
        return new Background(Runnable::run, new AtOnce(), new AtOnce());
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
