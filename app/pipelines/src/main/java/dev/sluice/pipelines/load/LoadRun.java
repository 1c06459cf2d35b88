package dev.sluice.pipelines.load;

import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Warehouse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One Load job open for work. */
final class LoadRun implements PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

    private final LoadSettings settings;
    private final JobFolders folders;
    private final Optional<Warehouse> target;
    private final Source source;
    private final Map<PhaseId, Phase> phases;

    /**
     * @param target open; closed with this run. Absent only when nothing is loaded and there is no
     *     table to hold the files against
     */
    LoadRun(RunContext context, LoadSettings settings, Optional<Warehouse> target) {
        this.settings = settings;
        this.folders = JobFolders.of(context, settings);
        this.target = target;
        this.source = new FileSource(context.job().request().operands(), settings.months());
        this.phases = phases(context);
    }

    /**
     * Names this job and those queued together with it: one of them creates or empties a table for
     * all of them.
     */
    static String token(Job job) {
        return job.group().map(GroupId::value).orElse(job.id().value());
    }

    private Map<PhaseId, Phase> phases(RunContext context) {
        String token = token(context.job());
        ReferenceColumns reference = new ReferenceColumns(source, settings.scan());
        FileCheck check =
                new FileCheck(
                        settings,
                        folders,
                        new Expectations(target, settings.table(), token, reference));
        Reconcile reconcile = new Reconcile(context, settings, folders, target);
        if (settings.mode() != LoadSettings.Mode.ALL) {
            return Map.of(
                    LoadPhases.CHECK,
                    new CheckPhase(settings, check, Optional.empty()),
                    LoadPhases.RECONCILE,
                    reconcile);
        }
        Warehouse database = target.orElseThrow();
        TableName table = settings.table().orElseThrow();
        Repeats repeats = new Repeats(settings, database, table, token);
        return Map.of(
                LoadPhases.CHECK,
                new CheckPhase(settings, check, Optional.of(repeats)),
                LoadPhases.COMPRESS,
                new CompressPhase(settings, folders, check, repeats),
                LoadPhases.UPLOAD,
                new UploadPhase(settings, folders, check, repeats),
                LoadPhases.COPY,
                new CopyPhase(
                        settings,
                        folders,
                        check,
                        repeats,
                        database,
                        table,
                        context.job().id().value(),
                        token),
                LoadPhases.RECONCILE,
                reconcile);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Phase phase(PhaseId id) {
        Phase phase = phases.get(id);
        if (phase == null) {
            throw new IllegalArgumentException("Load has no phase " + id + " to run.");
        }
        return phase;
    }

    @Override
    public void discard() throws IOException {
        JobFolders.remove(folders.stage());
    }

    @Override
    public void close() {
        target.ifPresent(Warehouse::close);
        if (settings.uploads()) {
            try {
                // Opening a job that was killed behind its last phase makes the folder once more.
                JobFolders.removeEmpty(folders.stage());
            } catch (IOException e) {
                LOG.warn("Could not remove {}; it can be deleted by hand.", folders.stage(), e);
            }
        }
    }
}
