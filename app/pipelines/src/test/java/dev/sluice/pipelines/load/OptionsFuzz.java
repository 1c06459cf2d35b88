package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.pipeline.InvalidValue;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.pipelines.fuzz.Draws;
import dev.sluice.pipelines.fuzz.ScratchFile;
import dev.sluice.pipelines.load.scan.ScanOptions;

import java.io.IOException;
import java.util.Optional;

/**
 * What a person writes as an option is read or refused in a sentence, and what was kept in a job's
 * folder is read or put aside, whatever became of it.
 */
public final class OptionsFuzz {
    private static final ScratchFile SCRATCH = new ScratchFile();

    private OptionsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Draws draws = new Draws(data);
        switch (draws.next(3)) {
            case 0 -> profile(draws.rest());
            case 1 -> parts(draws.rest());
            default -> {
                OptionSpec<?> spec = LoadOptions.ALL.get(draws.next(LoadOptions.ALL.size()));
                option(spec, draws.text(60));
            }
        }
    }

    private static void profile(byte[] json) throws IOException {
        Optional<Checked> kept =
                ProfileJson.read(SCRATCH.of("profile.json", json), ScanOptions.DEFAULTS);
        if (kept.isPresent()) {
            ProfileJson.write(SCRATCH.folder().resolve("profile.json"), kept.get());
            assertThat(
                            ProfileJson.read(
                                    SCRATCH.folder().resolve("profile.json"), ScanOptions.DEFAULTS))
                    .isPresent();
        }
    }

    private static void parts(byte[] json) throws IOException {
        SCRATCH.of("parts.json", json);
        new PartsFolder(SCRATCH.folder()).read();
    }

    private static <T> void option(OptionSpec<T> spec, String text) {
        T value;
        try {
            value = spec.type().parse(text);
        } catch (InvalidValue e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        String written = spec.type().format(value);
        try {
            assertThat(spec.type().parse(written)).as(spec.name()).isEqualTo(value);
        } catch (InvalidValue e) {
            throw new AssertionError(spec.name() + " cannot read back " + written, e);
        }
    }
}
