package dev.sluice.pipelines.media.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 01 Mar 2024 10:00:00 GMT | 2024-03-01T10:00:00Z",
                "Fri, 1 Mar 2024 10:00:00 +0200 | 2024-03-01T08:00:00Z",
                "1 Mar 24 10:00 EST | 2024-03-01T15:00:00Z",
                "Wed, 01 Mar 2024 10:00:00 GMT | 2024-03-01T10:00:00Z",
                "2024-03-01T10:00:00+01:00 | 2024-03-01T09:00:00Z",
                "2024-03-01 | 2024-03-01T00:00:00Z",
                "20240301 | 2024-03-01T00:00:00Z"
            })
    void datesAreReadAsFeedsWriteThem(String text, String instant) {
        assertThat(Dates.parse(text)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "99999999", "Fri, 01 Foo 2024 10:00:00 GMT"})
    void otherTextsAreNoDates(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }

    @Test
    void durationsAreSecondsOrTimes() {
        assertThat(Dates.seconds("3725")).hasValue(3725);
        assertThat(Dates.seconds("1:02:05")).hasValue(3725);
        assertThat(Dates.seconds("62:05")).hasValue(3725);
        assertThat(Dates.seconds("-1")).isEmpty();
        assertThat(Dates.seconds("long")).isEmpty();
    }
}
