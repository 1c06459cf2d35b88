package dev.sluice.pipelines.load.pack;

import dev.sluice.pipelines.files.Meter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the good rows of a file as parts; the same request gives the same bytes every time. */
public final class PartPacker {
    private PartPacker() {}

    /**
     * Packs from the request's first part on and returns the parts finished by this call.
     *
     * @param meter advanced with good rows written and <em>unpacked source</em> bytes consumed
     * @throws dev.sluice.pipelines.files.StopRequested when the meter asks for it; finished parts
     *     stay
     */
    public static List<PartInfo> pack(PackRequest request, PartListener listener, Meter meter)
            throws IOException {
        if (meter.equals(Meter.NONE)) {
            meter.checkStop();
        }
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether the part is in the folder with the length and digest that were noted. */
    public static boolean verify(Path folder, PartInfo part, Meter meter) throws IOException {
        if (meter.equals(Meter.NONE)) {
            meter.checkStop();
        }
        throw new UnsupportedOperationException("not yet");
    }
}
