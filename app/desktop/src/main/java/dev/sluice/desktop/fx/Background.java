package dev.sluice.desktop.fx;

import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Does what waits (engine calls, folders, files) off the FX thread and comes back to it. */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final FxThread fx;
    private final ExecutorService inOrder;
    private final ExecutorService atOnce;
    private final ExecutorService unhurried;

    @Inject
    public Background(FxThread fx) {
        this(
                fx,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("window-commands").factory()),
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("window-work-", 0).factory()),
                Executors.newCachedThreadPool(patient()));
    }

    /** As the engine's workers have it, so that the window is drawn before it is counted for. */
    @SuppressWarnings("ThreadPriorityCheck") // it only says who goes first
    private static ThreadFactory patient() {
        return Thread.ofPlatform()
                .daemon()
                .name("window-look-", 0)
                .priority(Thread.NORM_PRIORITY - 2)
                .factory();
    }

    /** With threads of the caller's choice, such as none but its own. */
    public Background(FxThread fx, ExecutorService inOrder, ExecutorService atOnce) {
        this(fx, inOrder, atOnce, atOnce);
    }

    private Background(
            FxThread fx,
            ExecutorService inOrder,
            ExecutorService atOnce,
            ExecutorService unhurried) {
        this.fx = fx;
        this.inOrder = inOrder;
        this.atOnce = atOnce;
        this.unhurried = unhurried;
    }

    /**
     * Does one thing after the other, in the order asked for, so that commands never overtake each
     * other.
     *
     * @param done called on the FX thread with what came of it
     * @param failed called there instead when it threw
     */
    public <T> void inOrder(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        submit(inOrder, work, done, failed);
    }

    /** The same for work that may take long and depends on nothing else. */
    public <T> void atOnce(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        submit(atOnce, work, done, failed);
    }

    /** The same for work that keeps cores busy, and that the window is not to be held up by. */
    public <T> void unhurried(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        submit(unhurried, work, done, failed);
    }

    /** Comes back to the FX thread in the middle of work. */
    public void tell(Runnable action) {
        fx.later(action);
    }

    private <T> void submit(
            ExecutorService threads,
            Callable<T> work,
            Consumer<T> done,
            Consumer<Exception> failed) {
        try {
            threads.execute(() -> {
                try {
                    T result = work.call();
                    fx.later(() -> done.accept(result));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (Exception e) {
                    LOG.info("Something asked for in the window failed", e);
                    fx.later(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The window is closing; nothing more is begun.", e);
        }
    }

    /** Begins nothing more; what is under way goes on. */
    public void close() {
        inOrder.shutdown();
        atOnce.shutdown();
        unhurried.shutdown();
    }
}
