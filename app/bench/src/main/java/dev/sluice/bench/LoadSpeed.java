package dev.sluice.bench;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.PackRequest;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartListener;
import dev.sluice.pipelines.load.pack.PartPacker;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check and Compress of Load on plain TSV files beside the programs that people use for the same
 * work, as ratios of one run: the machine may be loaded, but it is so for all of them. Megabytes
 * are 1e6 bytes of text; all take turns, the first round of each is left out, the median of three
 * counts.
 *
 * <p>Operands are TSV files; without any, four files of 40 MB are made from a fixed seed. What is
 * written goes to a folder below the system's temporary one, which is removed.
 */
public final class LoadSpeed {
    private static final int ROUNDS = 3;
    private static final long SEED = 20_240_101;

    /** What Check finds out of each column. */
    private static final String SUMMARY = "field_type,null_count,min,max,minlen,maxlen";

    private final List<Path> files;
    private final Path scratch;
    private final Path one;
    private final double all;
    private final double ofOne;

    private LoadSpeed(List<Path> files, Path scratch) throws IOException {
        this.files = files;
        this.scratch = scratch;
        this.one = files.getFirst();
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        this.all = bytes / 1e6;
        this.ofOne = Files.size(one) / 1e6;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("sluice-bench-");
        try {
            List<Path> files =
                    args.length == 0
                            ? Orders.write(scratch, 4, 40_000_000, SEED)
                            : Stream.of(args).map(Path::of).toList();
            LoadSpeed speed = new LoadSpeed(files, scratch);
            speed.check();
            print("");
            speed.pack(Codec.ZSTD, "1.2", "zstd", "-T2", "-3", "-q", "-f", "-k");
            print("");
            speed.pack(Codec.GZIP, "1.0", "pigz", "-p2", "-4", "-f", "-k");
        } finally {
            Scratch.remove(scratch);
        }
    }

    private void check() throws IOException, InterruptedException {
        print(
                String.format(
                        Locale.ROOT,
                        "Check, %d files, %.0f MB; wanted: 400 MB/s, 15 times mlr",
                        files.size(),
                        all));
        Speeds first = new Speeds("Sluice, while Java warms up", all);
        Speeds ours = new Speeds("Sluice, one thread", all);
        // It takes so long that one file must do.
        Speeds miller = new Speeds("mlr count", ofOne);
        Speeds summary = new Speeds("mlr summary, the same work", ofOne);
        Speeds lines = new Speeds("wc -l", all);
        List<String> wc = new ArrayList<>(List.of("wc", "-l"));
        files.forEach(file -> wc.add(file.toString()));
        for (int round = 0; round <= ROUNDS; round++) {
            Cost cost = Cost.ofThread(this::checkAll);
            if (round == 0) {
                first.add(cost);
                continue;
            }
            ours.add(cost);
            Peer.of("mlr", "--itsv", "--ojson", "count", one.toString())
                    .run()
                    .ifPresent(miller::add);
            Peer.of("mlr", "--itsv", "--ojson", "summary", "-a", SUMMARY, one.toString())
                    .run()
                    .ifPresent(summary::add);
            new Peer(wc, Optional.empty()).run().ifPresent(lines::add);
        }
        print(first.line());
        print(ours.line());
        print(miller.compared(ours));
        print(summary.compared(ours));
        print(lines.compared(ours));
    }

    private void checkAll() throws IOException {
        for (Path file : files) {
            DelimitedScan.run(file, ScanOptions.DEFAULTS, RejectSink.NONE, Meter.NONE);
        }
    }

    private void pack(Codec codec, String wanted, String... peerCommand)
            throws IOException, InterruptedException {
        String label = String.join(" ", peerCommand) + ", sync";
        print(
                "Compress to %s; wanted: %s"
                        .formatted(codec.name().toLowerCase(Locale.ROOT), wanted));
        Profile profile = DelimitedScan.run(one, ScanOptions.DEFAULTS, RejectSink.NONE, Meter.NONE);
        ScanOptions options = ScanOptions.DEFAULTS;
        PackRequest request =
                new PackRequest(one, profile, options, scratch, "part", codec, 2, 0, false);
        Path copy = Files.copy(one, scratch.resolve("peer.tsv"));
        Path peerFile = scratch.resolve("peer.tsv" + codec.extension());
        List<String> command = new ArrayList<>(List.of(peerCommand));
        command.add(copy.toString());
        Speeds ours = new Speeds("Sluice, two threads", ofOne);
        Speeds theirs = new Speeds(label, ofOne);
        long[] packed = new long[1];
        for (int round = 0; round <= ROUNDS; round++) {
            Cost cost = Cost.of(() -> packed[0] = pack(request));
            Optional<Cost> peer = new Peer(command, Optional.of(peerFile)).run();
            if (round > 0) {
                ours.add(cost);
                peer.ifPresent(theirs::add);
            }
        }
        print(ours.line() + size(packed[0]));
        print(theirs.compared(ours) + (Files.exists(peerFile) ? size(Files.size(peerFile)) : ""));
        Files.delete(copy);
    }

    private static long pack(PackRequest request) throws IOException {
        return PartPacker.pack(request, PartListener.NONE, Meter.NONE).stream()
                .mapToLong(PartInfo::packedBytes)
                .sum();
    }

    private String size(long bytes) {
        return String.format(Locale.ROOT, "; size %.3f", bytes / (ofOne * 1e6));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
