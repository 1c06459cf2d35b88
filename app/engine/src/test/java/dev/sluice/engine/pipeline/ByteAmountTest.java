package dev.sluice.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteAmountTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2097152, 2097152",
        "2M, 2097152",
        "1.5 GiB, 1610612736",
        "64 kb, 65536",
        "9223372036854775807, 9223372036854775807",
    })
    void amountsAreReadAsPeopleWriteThem(String text, long bytes) throws Exception {
        assertThat(ByteAmount.parse(text, "2M")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"134217728, 128M", "1073741824, 1G", "65536, 64K", "134217729, 134217729", "1, 1"})
    void amountsAreWrittenSoThatTheyAreReadAgain(long bytes, String text) throws Exception {
        assertThat(ByteAmount.format(bytes)).isEqualTo(text);
        assertThat(ByteAmount.parse(text, "2M")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "2X", "-1", "1e9", "NaN", "0x10", "1,5M"})
    void whatIsNoneIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> ByteAmount.parse(text, "134217728 or 128M"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        e ->
                                assertThat(e.getMessage())
                                        .isEqualTo(
                                                "'%s' is no number of bytes; write 134217728 or 128M."
                                                        .formatted(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "9999999999G", "9223372036854775808"})
    void whatNoFileHasIsToldToo(String text) {
        assertThatThrownBy(() -> ByteAmount.parse(text, "128M"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        e -> assertThat(e.getMessage()).contains("is too little or too much"));
    }
}
