package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

class KeptBandwidthTest {
    @TempDir Path home;

    private final BandwidthCap cap = new BandwidthCap(System::nanoTime);

    @Test
    void aLimitHoldsAtOnceAndForTheNextStart() throws IOException {
        new KeptBandwidth(home, cap).choose(OptionalLong.of(2_000_000));
        assertThat(cap.limit()).hasValue(2_000_000);

        BandwidthCap later = new BandwidthCap(System::nanoTime);
        new KeptBandwidth(home, later).apply();
        assertThat(later.limit()).hasValue(2_000_000);
    }

    @Test
    void takingItAwayLeavesNothingBehind() throws IOException {
        KeptBandwidth kept = new KeptBandwidth(home, cap);
        kept.choose(OptionalLong.of(2_000_000));
        kept.choose(OptionalLong.empty());

        assertThat(cap.limit()).isEmpty();
        assertThat(kept.read()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatIsWrittenByHandAndNoNumberIsNoLimit() throws IOException {
        Files.writeString(home.resolve("bandwidth.properties"), "bytes-per-second=fast\n");
        KeptBandwidth kept = new KeptBandwidth(home, cap);
        kept.apply();
        assertThat(cap.limit()).isEmpty();
    }
}
