package dev.sluice.bench;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.Transfer;
import dev.sluice.pipelines.http.TransferOrder;
import dev.sluice.pipelines.http.TransferProgress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A download over loopback, to disk and forced to it, beside the programs that people use for it,
 * in turns. The operand is a file's size in megabytes.
 */
public final class DownloadSpeed {
    private static final int ROUNDS = 5;

    private final Path scratch;
    private final String link;
    private final double megabytes;

    private DownloadSpeed(Path scratch, String link, double megabytes) {
        this.scratch = scratch;
        this.link = link;
        this.megabytes = megabytes;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int megabytes = Integer.parseInt(args[0]);
        Path scratch = Files.createTempDirectory("sluice-bench-");
        try {
            Path file = made(scratch.resolve("served"), megabytes);
            Process server =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    RangeServer.class.getName(),
                                    file.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader said =
                            new BufferedReader(
                                    new InputStreamReader(
                                            server.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream _ = server.getOutputStream()) {
                String link = "http://127.0.0.1:" + said.readLine() + "/file";
                new DownloadSpeed(scratch, link, megabytes).measure();
            }
            server.waitFor();
        } finally {
            Scratch.remove(scratch);
        }
    }

    private static Path made(Path file, int megabytes) throws IOException {
        byte[] block = new byte[1_000_000];
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf("Download of %.0f MB; wanted: 1.0 times aria2c -x4%n", megabytes);
        Speeds ours = new Speeds("Sluice", megabytes);
        Speeds aria = new Speeds("aria2c -x4, sync", megabytes);
        Speeds curl = new Speeds("curl, sync", megabytes);
        Path theirs = scratch.resolve("theirs");
        List<String> aria2c =
                List.of(
                        "aria2c",
                        "-q",
                        "-x4",
                        "-s4",
                        "-k1M",
                        "--no-conf",
                        "--file-allocation=none",
                        "--allow-overwrite=true",
                        "-d",
                        scratch.toString(),
                        "-o",
                        "theirs",
                        link);
        for (int round = 0; round <= ROUNDS; round++) {
            Cost own = Cost.of(this::fetch);
            List<Optional<Cost>> others = new ArrayList<>();
            for (List<String> command :
                    List.of(aria2c, List.of("curl", "-s", "-o", theirs.toString(), link))) {
                others.add(new Peer(command, Optional.of(theirs)).run());
                Files.deleteIfExists(theirs);
            }
            // In the first one Java warms up.
            if (round > 0) {
                ours.add(own);
                others.get(0).ifPresent(aria::add);
                others.get(1).ifPresent(curl::add);
            }
        }
        System.out.println(ours.line());
        System.out.println(aria.compared(ours));
        System.out.println(curl.compared(ours));
    }

    /**
     * As the phase does it: on a thread of its kind, with the file whole and on disk at the end.
     */
    private void fetch() throws IOException {
        Path folder = scratch.resolve("ours");
        try (HttpDoor door =
                HttpDoor.open(new AddressGuard(List.of("127.0.0.1")), Clock.systemUTC())) {
            TransferOrder order = new TransferOrder(Link.parse(link), Map.of(), folder, "");
            Transfer transfer = new Transfer(door, BandwidthCap.OF_PROGRAM, System::nanoTime);
            Thread worker =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    transfer.fetch(order, TransferProgress.NONE, StopSignal.NEVER);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            worker.join();
            check(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Scratch.remove(folder);
        }
    }

    private void check(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (Files.size(files.findFirst().orElseThrow()) != Math.round(megabytes * 1e6)) {
                throw new IOException("The file did not arrive whole.");
            }
        }
    }
}
