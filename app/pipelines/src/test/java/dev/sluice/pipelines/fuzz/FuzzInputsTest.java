package dev.sluice.pipelines.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Runs the fuzz targets without a fuzzer: on inputs that once showed a defect, on samples, and on
 * changed samples from seeds. {@link FuzzRun} goes on from there.
 */
class FuzzInputsTest {
    @ParameterizedTest
    @EnumSource
    void propertiesHoldForKnownAndChangedInputs(Target target) throws IOException {
        List<byte[]> samples = FuzzInputs.samples(target);
        for (int i = 0; i < samples.size(); i++) {
            holds(target, samples.get(i), "sample " + i);
        }
        for (long seed = 0; seed < seeds(target); seed++) {
            Random random = new Random(seed);
            holds(target, FuzzInputs.mutated(samples, random), "seed " + seed);
        }
    }

    /** Some force their files to disk. */
    private static int seeds(Target target) {
        return switch (target) {
            case SCAN -> 600;
            case REJECTS -> 200;
            case ARCHIVE, NAMES, OPTIONS, LISTS -> 1500;
        };
    }

    private static void holds(Target target, byte[] input, String what) {
        String shown = HexFormat.of().formatHex(input, 0, Math.min(input.length, 400));
        assertThatCode(() -> target.run(input))
                .as("%s, %s", what, shown)
                .doesNotThrowAnyException();
    }
}
