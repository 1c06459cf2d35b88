package dev.sluice.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;

import org.junit.jupiter.api.Test;

import java.util.Random;

class IdSourceTest {
    @Test
    void anIdThatIsTakenIsPassedOver() {
        JobId first = new IdSource(new Random(7)).nextJob(id -> false);

        JobId second = new IdSource(new Random(7)).nextJob(first::equals);

        assertThat(second).isNotEqualTo(first);
    }
}
