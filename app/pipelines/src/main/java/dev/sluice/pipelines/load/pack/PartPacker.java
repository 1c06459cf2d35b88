package dev.sluice.pipelines.load.pack;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.UnpackedFile;
import dev.sluice.pipelines.load.scan.Dialect;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RowMark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes the good rows of a file as parts; the same request gives the same bytes every time. */
public final class PartPacker implements AutoCloseable {
    private static final int BLOCK = 1 << 17;

    private final PackRequest request;
    private final PartListener listener;
    private final Meter meter;
    private final ExecutorService pool;
    private final PartFormat format;
    private final String extension;
    private final List<PartInfo> finished = new ArrayList<>();
    private Optional<PartOutput> output = Optional.empty();
    private int index;
    private long rows;

    private PartPacker(PackRequest request, PartListener listener, Meter meter) {
        this.request = request;
        this.listener = listener;
        this.meter = meter;
        this.index = request.firstPart();
        Dialect dialect = request.profile().dialect();
        this.format =
                request.normalise()
                        ? PartFormat.NORMALISED
                        : new PartFormat.Raw(
                                new Dialect(dialect.delimiter(), dialect.quote(), false));
        this.extension =
                (request.normalise() ? ".csv" : dialect.delimiter() == '\t' ? ".tsv" : ".csv")
                        + request.codec().extension();
        this.pool =
                Executors.newFixedThreadPool(
                        request.workers(),
                        Thread.ofPlatform().daemon().name("sluice-compress-", 1).factory());
    }

    /**
     * Packs from the request's first part on and returns the parts finished by this call.
     *
     * @param meter advanced with good rows written and <em>unpacked source</em> bytes consumed
     * @throws dev.sluice.pipelines.files.StopRequested when the meter asks for it; finished parts
     *     stay
     */
    public static List<PartInfo> pack(PackRequest request, PartListener listener, Meter meter)
            throws IOException {
        meter.checkStop();
        try (PartPacker packer = new PartPacker(request, listener, meter)) {
            if (request.firstPart() < request.parts()) {
                if (request.normalise()) {
                    packer.normalised();
                } else {
                    packer.raw();
                }
            }
            return List.copyOf(packer.finished);
        }
    }

    /** What the part with this index is called. */
    private String name(int part) {
        return "%s.part-%05d%s".formatted(request.stem(), part + 1, extension);
    }

    private RowMark start(int part) {
        Profile profile = request.profile();
        return part == 0 ? profile.firstRow() : profile.borders().get(part - 1);
    }

    /** Where the part ends in the unpacked file; the last one at the end of the file. */
    private long end(int part) {
        List<RowMark> borders = request.profile().borders();
        return part < borders.size() ? borders.get(part).byteOffset() : Long.MAX_VALUE;
    }

    private void raw() throws IOException {
        Profile profile = request.profile();
        try (UnpackedFile in = UnpackedFile.open(request.source())) {
            in.heed(meter);
            if (in.packedSize() != profile.packedBytes()) {
                throw in.changed();
            }
            long offset = start(index).byteOffset();
            in.skipTo(offset, meter);
            byte[] block = new byte[BLOCK];
            for (; index < request.parts(); finish(rowsOf(index))) {
                long end = Math.min(end(index), profile.bytes());
                PartOutput part = begin();
                while (offset < end) {
                    meter.checkStop();
                    int got = in.read(block, 0, (int) Math.min(BLOCK, end - offset));
                    if (got < 0) {
                        throw in.changed();
                    }
                    part.write(block, 0, got);
                    offset += got;
                    meter.advance(0, got);
                }
                if (index == request.parts() - 1 && in.read() >= 0) {
                    throw in.changed();
                }
                meter.advance(rowsOf(index), 0);
            }
        }
    }

    /** Rows of a part of a clean file. */
    private long rowsOf(int part) {
        long next =
                part < request.profile().borders().size()
                        ? request.profile().borders().get(part).rows()
                        : request.profile().rowsRead();
        return next - start(part).rows();
    }

    private void normalised() throws IOException {
        NormalisedRow row = new NormalisedRow(request.profile().dialect());
        RowMark from = start(index);
        long[] total = new long[1];
        begin();
        GoodRows.read(
                request.source(),
                request.profile(),
                request.options(),
                from,
                fields -> {
                    while (fields.offset() >= end(index)) {
                        finish(rows);
                        begin();
                    }
                    int length = row.write(fields);
                    output.orElseThrow().write(row.bytes(), 0, length);
                    rows++;
                    total[0]++;
                },
                meter);
        // A part whose rows are all bad is there all the same, empty, so that parts and borders
        // stay in step.
        while (index < request.parts()) {
            finish(rows);
            if (index < request.parts()) {
                begin();
            }
        }
        if (request.firstPart() == 0 && total[0] != request.profile().rowsGood()) {
            throw GoodRows.miscounted(request.source(), request.profile().rowsGood(), total[0]);
        }
    }

    private PartOutput begin() throws IOException {
        PartOutput part =
                new PartOutput(
                        request.folder().resolve(name(index)),
                        request.codec(),
                        request.workers(),
                        pool);
        output = Optional.of(part);
        rows = 0;
        return part;
    }

    private void finish(long partRows) throws IOException {
        PartOutput part = output.orElseThrow();
        String sha256 = part.commit();
        output = Optional.empty();
        PartInfo info =
                new PartInfo(
                        index,
                        name(index),
                        partRows,
                        part.unpacked(),
                        part.packed(),
                        sha256,
                        format);
        finished.add(info);
        index++;
        listener.finished(info);
    }

    /** Whether the part is in the folder with the length and digest that were noted. */
    public static boolean verify(Path folder, PartInfo part, Meter meter) throws IOException {
        Path file = folder.resolve(part.name());
        if (!Files.isRegularFile(file) || Files.size(file) != part.packedBytes()) {
            return false;
        }
        MessageDigest digest = PartOutput.sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(block); got >= 0; got = in.read(block)) {
                meter.checkStop();
                digest.update(block, 0, got);
                meter.advance(0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(part.sha256());
    }

    /** Ends the threads and removes an unfinished part. */
    @Override
    public void close() throws IOException {
        pool.shutdownNow();
        if (output.isPresent()) {
            output.get().close();
        }
    }
}
