package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may change a database at the same time. DuckDB takes rows for one table from several
 * transactions at once, but lets a change of the table itself collide with them instead of wait; so
 * those who only add rows go together, and whoever changes more goes alone. Safe for any thread.
 */
final class Turns {
    private static final long LOOK_MILLIS = 50;

    // Fair, so that a long row of files that go together keeps nobody waiting for ever.
    private final ReentrantReadWriteLock turn = new ReentrantReadWriteLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Set<String> contents = new HashSet<>();

    /** Gives back what was waited for; by the same thread. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a turn. */
    Held take(Turn kind, StopSignal stop) throws InterruptedException {
        Lock wanted = kind == Turn.ALONE ? turn.writeLock() : turn.readLock();
        while (!wanted.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            stop.check();
        }
        return wanted::unlock;
    }

    /**
     * Waits while somebody else is about to put the same content into the same table. Transactions
     * do not see each other's rows before they end, so both would find that it is not there yet.
     */
    Held only(String content, StopSignal stop) throws InterruptedException {
        lock.lock();
        try {
            while (!contents.add(content)) {
                if (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    stop.check();
                }
            }
        } finally {
            lock.unlock();
        }
        return () -> end(content);
    }

    private void end(String content) {
        lock.lock();
        try {
            contents.remove(content);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
