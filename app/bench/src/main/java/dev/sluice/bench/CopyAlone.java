package dev.sluice.bench;

import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.load.pack.PartFormat;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.ScanOptions;
import dev.sluice.pipelines.load.table.DuckTarget;
import dev.sluice.pipelines.load.table.ExistingRows;
import dev.sluice.pipelines.load.table.FileLoad;
import dev.sluice.pipelines.load.table.FileRows;
import dev.sluice.pipelines.load.table.LoadResult;
import dev.sluice.pipelines.load.table.TableLoad;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.load.table.Turn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * Nothing but Copy: files that were checked before go into a new table, a transaction and a ledger
 * entry each, as many at once as the warehouse lane lets. The peer is {@link BareCopy}.
 */
public final class CopyAlone {
    private CopyAlone() {}

    /**
     * Copies and prints the seconds from opening the file to closing it, and the rows.
     *
     * @param arguments the database file and the folder of the files, packed by zstd
     */
    public static void main(String[] arguments)
            throws IOException,
                    InterruptedException,
                    PhaseFailure,
                    ExecutionException,
                    SQLException {
        Path database = Path.of(arguments[0]);
        List<FileLoad> files = checked(Path.of(arguments[1]));
        BareCopy.loadLibrary();
        long start = System.nanoTime();
        long rows = 0;
        try (DuckTarget target = DuckTarget.open(database, database.resolveSibling("duck"))) {
            target.openLedger(StopSignal.NEVER);
            for (FutureTask<Long> lane : lanes(target, new ConcurrentLinkedQueue<>(files))) {
                rows += lane.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %d%n", seconds, rows);
    }

    private static List<FutureTask<Long>> lanes(DuckTarget target, Queue<FileLoad> files) {
        int cores = Runtime.getRuntime().availableProcessors();
        int permits = EngineConfig.forCores(cores).permits().getOrDefault(LaneId.WAREHOUSE, 1);
        return Stream.generate(() -> new FutureTask<>(() -> copy(target, files)))
                .limit(permits)
                .peek(lane -> Thread.ofPlatform().start(lane))
                .toList();
    }

    private static long copy(DuckTarget target, Queue<FileLoad> files)
            throws PhaseFailure, IOException, InterruptedException {
        TableName table = TableName.parse("orders");
        long rows = 0;
        for (FileLoad file = files.poll(); file != null; file = files.poll()) {
            TableLoad load =
                    new TableLoad(
                            target,
                            Turn.TOGETHER,
                            table,
                            file,
                            StopSignal.NEVER,
                            sofar -> {},
                            () -> {});
            if (load.run() instanceof LoadResult.Loaded loaded) {
                rows += loaded.rows();
            }
        }
        return rows;
    }

    private static List<FileLoad> checked(Path packed) throws IOException {
        List<FileLoad> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(packed)) {
            for (Path file : listed.sorted().toList()) {
                files.add(load(file));
            }
        }
        return files;
    }

    private static FileLoad load(Path file) throws IOException {
        Profile profile =
                DelimitedScan.run(file, ScanOptions.DEFAULTS, RejectSink.NONE, Meter.NONE);
        FileRows input =
                new FileRows(
                        file,
                        new PartFormat.Raw(profile.dialect()),
                        Packing.ZSTD,
                        profile,
                        ScanOptions.DEFAULTS,
                        true,
                        profile.rowsGood());
        return new FileLoad(
                "bench",
                "bench",
                file.toString(),
                file.getFileName().toString(),
                profile.packedBytes(),
                profile.sha256().orElseThrow(),
                0,
                FileLoad.INFERRED,
                profile.columns(),
                List.of(),
                List.of(input),
                ExistingRows.CREATE_OR_APPEND,
                List.of(),
                false,
                Instant.EPOCH);
    }
}
