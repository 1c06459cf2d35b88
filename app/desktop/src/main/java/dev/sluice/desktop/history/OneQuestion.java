package dev.sluice.desktop.history;

import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks one thing at a time, so that fast typing does not pile up reads: of what is asked while an
 * answer is due, only the last is asked after it, and the answer that is due is not used. FX
 * thread.
 */
final class OneQuestion {
    private final HistoryReading reading;
    private final Consumer<Exception> failed;
    private Optional<Question> next = Optional.empty();
    private boolean busy;

    private record Question(HistoryQuery query, Consumer<HistoryPage> use) {}

    OneQuestion(HistoryReading reading, Consumer<Exception> failed) {
        this.reading = reading;
        this.failed = failed;
    }

    boolean isBusy() {
        return busy;
    }

    void ask(HistoryQuery query, Consumer<HistoryPage> use) {
        Question question = new Question(query, use);
        if (busy) {
            next = Optional.of(question);
        } else {
            begin(question);
        }
    }

    private void begin(Question question) {
        busy = true;
        reading.read(
                question.query(),
                page -> answered(() -> question.use().accept(page)),
                failure -> answered(() -> failed.accept(failure)));
    }

    private void answered(Runnable use) {
        busy = false;
        Optional<Question> waiting = next;
        next = Optional.empty();
        if (waiting.isPresent()) {
            begin(waiting.get());
        } else {
            use.run();
        }
    }
}
