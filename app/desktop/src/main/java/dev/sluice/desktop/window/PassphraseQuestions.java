package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.ui.Messages;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/**
 * Asks the person at the window for passphrases. Jobs and pages ask on threads of their own; the
 * card stays until it was the right one or the person declines.
 */
final class PassphraseQuestions implements Passphrases {
    /** Twelve jobs that wait for one password need not be told "no" twelve times. */
    private static final long DECLINED_NANOS = Duration.ofSeconds(3).toNanos();

    private final Background background;
    private final Messages messages;
    private final Covers covers;
    private final Runnable comeForward;
    private final LongSupplier nanos;
    private Optional<PassphraseCard> up = Optional.empty();
    private volatile boolean closing;
    private Optional<Long> declined = Optional.empty();

    /**
     * @param comeForward brings a window that is hidden before the person's eyes; FX thread
     * @param nanos a clock that jumps neither forward nor back
     */
    PassphraseQuestions(
            Background background,
            Messages messages,
            Covers covers,
            Runnable comeForward,
            LongSupplier nanos) {
        this.background = background;
        this.messages = messages;
        this.covers = covers;
        this.comeForward = comeForward;
        this.nanos = nanos;
    }

    @Override
    public void ask(Lock lock) throws SecretTrouble, InterruptedException {
        goOnUnlessClosing();
        if (declinedJustNow()) {
            throw notGiven(lock);
        }
        BlockingQueue<Optional<char[]>> answers = new LinkedBlockingQueue<>();
        boolean isNew = lock.isNew();
        background.tell(() -> show(isNew, answers));
        try {
            boolean open = false;
            while (!open) {
                Optional<char[]> answer = answers.take();
                goOnUnlessClosing();
                if (answer.isEmpty()) {
                    decline();
                    throw notGiven(lock);
                }
                open = lock.opensWith(answer.get());
                if (!open) {
                    background.tell(this::wrong);
                }
            }
        } finally {
            background.tell(this::hide);
        }
    }

    /** Asks nobody any more: the window is closing, and nothing may wait for it. FX thread. */
    void close() {
        closing = true;
        up.ifPresent(PassphraseCard::decline);
    }

    /** What waited is stopped rather than failed, and is asked for again at the next start. */
    private void goOnUnlessClosing() throws InterruptedException {
        if (closing) {
            throw new InterruptedException("The window is closing.");
        }
    }

    private static SecretTrouble notGiven(Lock lock) {
        return new SecretTrouble(
                lock.isNew()
                        ? "No passphrase was chosen, so no password is kept; try again and choose"
                                + " one."
                        : "No passphrase was given, so the passwords in %s stay locked; try again and enter it."
                                .formatted(lock.vault()));
    }

    private synchronized void decline() {
        declined = Optional.of(nanos.getAsLong());
    }

    private synchronized boolean declinedJustNow() {
        return declined.filter(at -> nanos.getAsLong() - at < DECLINED_NANOS).isPresent();
    }

    private void show(boolean isNew, BlockingQueue<Optional<char[]>> answers) {
        comeForward.run();
        PassphraseCard card = new PassphraseCard(messages, isNew, answers::add);
        up = Optional.of(card);
        covers.showDemand(card.node(), card::focusFirst);
    }

    private void wrong() {
        up.ifPresent(PassphraseCard::wrong);
    }

    private void hide() {
        up.ifPresent(PassphraseCard::clear);
        up = Optional.empty();
        covers.hideDemand();
    }
}
