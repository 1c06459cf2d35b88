package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.JsonValue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class WorkDoneTest {
    @Test
    void itemsThatEndedAPhaseAreCountedOverAllPhasesAndJobs() {
        WorkDone work = new WorkDone();

        assertThat(work.take(progress("j-1", 2))).isEqualTo(2 + 1 + 1);
        assertThat(work.take(progress("j-2", 1))).isEqualTo(4 + 3);
        assertThat(work.take(progress("j-1", 3))).isEqualTo(5 + 3);
    }

    @Test
    void otherLinesTellNothing() {
        assertThat(WorkDone.in(List.of(JsonValue.parse("{\"type\":\"job\",\"job\":\"j-1\"}"))))
                .isZero();
    }

    private static JsonValue progress(String job, int done) {
        return JsonValue.parse(
                """
                {"type":"progress","job":"%s","phases":[
                 {"id":"check","items":{"done":%d,"failed":1,"skipped":0}},
                 {"id":"copy","items":{"done":0,"failed":0,"skipped":1}}]}
                """
                        .formatted(job, done)
                        .strip());
    }
}
