package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartPacker;
import dev.sluice.pipelines.load.scan.ExpectedColumn;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.table.FileLoad;
import dev.sluice.pipelines.load.table.FileRows;
import dev.sluice.pipelines.load.table.LedgerEntry;
import dev.sluice.pipelines.load.table.LoadResult;
import dev.sluice.pipelines.load.table.TableLoad;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Turn;
import dev.sluice.pipelines.load.table.Warehouse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the rows of a file into the table, all of them or none, exactly once. */
final class CopyPhase extends FilePhase {
    private static final Logger LOG = LoggerFactory.getLogger(CopyPhase.class);

    /** How often the table may change under a file before it is given up for now. */
    private static final int TRIES = 3;

    private final LoadSettings settings;
    private final JobFolders folders;
    private final FileCheck check;
    private final Repeats repeats;
    private final Warehouse target;
    private final TableName table;
    private final String job;
    private final String token;

    CopyPhase(
            LoadSettings settings,
            JobFolders folders,
            FileCheck check,
            Repeats repeats,
            Warehouse target,
            TableName table,
            String job,
            String token) {
        this.settings = settings;
        this.folders = folders;
        this.check = check;
        this.repeats = repeats;
        this.target = target;
        this.table = table;
        this.job = job;
        this.token = token;
    }

    @Override
    Outcome work(PhaseContext context) throws PhaseFailure, IOException, InterruptedException {
        Item item = context.item();
        List<LedgerEntry> earlier =
                target.run(
                        context.stop(),
                        connection -> target.ledger().ofItem(connection, table, job, item.key()));
        if (!earlier.isEmpty()) {
            // Killed after the target's commit and before the engine's own.
            LoadResult.Loaded loaded = new LoadResult.Loaded(earlier);
            context.meter().expect(loaded.rows());
            context.meter().alreadyDone(loaded.rows(), item.weight());
            return done(item, loaded);
        }
        if (!settings.checks() && !settings.uploads()) {
            Optional<Outcome.Skipped> skipped = repeats.find(context);
            if (skipped.isPresent()) {
                return skipped.get();
            }
        }
        RowProgress progress = new RowProgress(context, item.weight());
        boolean rewrite = false;
        for (int i = 0; i < TRIES; i++) {
            Checked checked =
                    check.need(context, new ItemMeter(context, ItemMeter.Counts.NOTHING, 0, 0));
            switch (copy(context, checked, progress, rewrite)) {
                case LoadResult.Loaded loaded -> {
                    progress.finish(loaded.rows());
                    return done(item, loaded);
                }
                case LoadResult.AlreadyLoaded already -> {
                    clean(item);
                    return Repeats.skipped(already.when(), context.clock());
                }
                case LoadResult.Stale stale -> context.stop().check();
                case LoadResult.Misread(String how) -> {
                    LOG.info("{} is rewritten for DuckDB: {}", item.key(), how);
                    rewrite = true;
                }
            }
        }
        return new Outcome.Failed(
                Failure.transientOf(
                        "The table %s keeps being changed by somebody else; %s is tried again."
                                .formatted(table, item.name()),
                        ""));
    }

    private LoadResult copy(
            PhaseContext context, Checked before, RowProgress progress, boolean rewrite)
            throws PhaseFailure, IOException, InterruptedException {
        Item item = context.item();
        Path file = Path.of(item.key());
        Checked checked = before.unchanged(file, context.stop());
        progress.expect(checked.profile().rowsGood());
        Optional<List<FileRows>> staged = rewrite ? Optional.empty() : staged(context, checked);
        List<FileRows> inputs;
        TableLoad.Confirmation confirmation = () -> {};
        if (staged.isPresent()) {
            inputs = staged.get();
        } else if (!target.readsFiles() || (checked.readableAsItIs() && !rewrite)) {
            inputs = List.of(original(file, checked));
            confirmation = () -> checked.unchanged(file, context.stop());
        } else {
            inputs = rewritten(context, checked, rewrite);
        }
        FileLoad load =
                new FileLoad(
                        job,
                        token,
                        item.key(),
                        item.name(),
                        checked.profile().packedBytes(),
                        checked.sha256(),
                        checked.profile().rowsBad(),
                        checked.basis(),
                        checked.profile().columns(),
                        checked.options().expected().stream().map(ExpectedColumn::name).toList(),
                        inputs,
                        settings.existing(),
                        settings.key(),
                        settings.force(),
                        context.clock().instant());
        context.meter().at(item.name());
        LoadResult result =
                new TableLoad(
                                target,
                                context.nothingWaits() ? Turn.LAST : Turn.TOGETHER,
                                table,
                                load,
                                context.stop(),
                                progress::rowsSoFar,
                                confirmation)
                        .run();
        JobFolders.remove(folders.rewritten(item));
        return result;
    }

    /** The parts on the stage, if they are all there and whole. */
    private Optional<List<FileRows>> staged(PhaseContext context, Checked checked)
            throws IOException {
        if (!settings.uploads()) {
            return Optional.empty();
        }
        PartsFolder stage = new PartsFolder(folders.stage(context.item()));
        Optional<PartsFolder.Listing> listing =
                stage.read().filter(l -> l.complete() && l.isOf(checked));
        if (listing.isEmpty()) {
            return Optional.empty();
        }
        StagedMeter meter = new StagedMeter(context, 0, 0);
        for (PartInfo part : listing.get().parts()) {
            if (!PartPacker.verify(stage.folder(), part, meter.silent())) {
                return Optional.empty();
            }
        }
        return Optional.of(inputs(stage, listing.get(), settings.codec(), checked));
    }

    private List<FileRows> rewritten(PhaseContext context, Checked checked, boolean all)
            throws IOException {
        if (checked.profile().rowsGood() == 0) {
            return List.of();
        }
        PartsFolder folder = new PartsFolder(folders.rewritten(context.item()));
        ItemMeter meter = new ItemMeter(context, ItemMeter.Counts.NOTHING, 0, 0);
        PartsFolder.Listing listing = Packer.pack(context, checked, folder, Codec.NONE, all, meter);
        return inputs(folder, listing, Codec.NONE, checked);
    }

    private static List<FileRows> inputs(
            PartsFolder folder, PartsFolder.Listing listing, Codec codec, Checked checked) {
        Packing packing =
                switch (codec) {
                    case NONE -> Packing.PLAIN;
                    case GZIP -> Packing.GZIP;
                    case ZSTD -> Packing.ZSTD;
                };
        List<FileRows> inputs = new ArrayList<>();
        for (PartInfo part : listing.parts()) {
            if (part.rows() > 0) {
                inputs.add(
                        new FileRows(
                                folder.file(part),
                                part.format(),
                                packing,
                                checked.profile(),
                                checked.options(),
                                false,
                                part.rows()));
            }
        }
        return inputs;
    }

    private static FileRows original(Path file, Checked checked) {
        Profile profile = checked.profile();
        return new FileRows(
                file,
                new PartFormat.Raw(profile.dialect()),
                checked.packing(),
                profile,
                checked.options(),
                true,
                profile.rowsGood());
    }

    private Outcome done(Item item, LoadResult.Loaded loaded) throws IOException {
        clean(item);
        long rejected = loaded.entries().stream().mapToLong(LedgerEntry::rejected).sum();
        return new Outcome.Done(
                Map.of(
                        Facts.SHA256, loaded.entries().getFirst().contentHash(),
                        Facts.BYTES, Long.toString(loaded.entries().getFirst().fileBytes()),
                        Facts.ROWS_READ, Long.toString(loaded.rows() + rejected),
                        Facts.ROWS_LOADED, Long.toString(loaded.rows()),
                        Facts.ROWS_REJECTED, Long.toString(rejected)),
                Facts.tallies(loaded.rows(), rejected),
                0);
    }

    private void clean(Item item) throws IOException {
        JobFolders.remove(folders.rewritten(item));
        JobFolders.remove(folders.parts(item));
        if (!settings.keepStaged()) {
            JobFolders.remove(folders.stage(item));
        }
    }
}
