package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.StopRequested;

import java.io.IOException;

/** A phase that works on one file; what the file packages throw is put into the engine's words. */
abstract class FilePhase implements Phase {

    @Override
    public final Outcome run(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            return work(context);
        } catch (StopRequested e) {
            throw new dev.sluice.engine.pipeline.StopRequested();
        } catch (FileProblem e) {
            throw new PhaseFailure(failure(e), e);
        }
    }

    abstract Outcome work(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException;

    private static Failure.Place place(FileProblem.TextPlace place) {
        return new Failure.Place(place.line(), place.byteOffset());
    }

    static Failure failure(FileProblem problem) {
        String sentence = String.valueOf(problem.getMessage());
        return switch (problem.kind()) {
            case CHANGED -> Failure.transientOf(sentence, "");
            case MISSING, DIRECTORY, NOT_A_FILE, UNREADABLE, DAMAGED, NOT_AS_NAMED, REFUSED ->
                    new Failure.Permanent(sentence, "", problem.place().map(FilePhase::place));
        };
    }
}
