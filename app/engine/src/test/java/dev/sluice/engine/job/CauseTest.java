package dev.sluice.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class CauseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a.tsv has 3 bad rows, more than the 0 allowed: line 7 is short.|… has … bad rows, more than the … allowed
                    a.tsv has 1 bad row, more than the 10% allowed: line 2.|… has … bad row, more than the …% allowed
                    /in/b c/a.tsv is damaged: wrong checksum; get a fresh copy.|… is damaged
                    DuckDB refused: no such column 'x'; mend it.|DuckDB refused: no such column …
                    The server example.org was too busy. Retry later.|The server example.org was too busy
                    https://example.org/x?y is gone; drop it.|… is gone
                    No.|No
                    """)
    void headLeavesOutWhatIsDifferentInEach(String message, String head) {
        assertThat(Cause.head(Failure.permanent(message), List.of("a.tsv", "/in/b c/a.tsv")))
                .isEqualTo(head);
    }

    @Test
    void namesPathsNumbersAndPluralsMakeNoOtherCause() {
        String one = Cause.of(Failure.permanent("b.tsv has 1 bad row: line 2."), List.of("b.tsv"));
        String two = Cause.of(Failure.permanent("c.tsv has 9 bad rows: x."), List.of("c.tsv"));
        assertThat(one).isEqualTo(two);
    }

    @Test
    void whatMayWorkWhenTriedAgainIsAnotherCauseThanWhatNeverWill() {
        assertThat(Cause.of(Failure.transientOf("The disk is away.", ""), List.of()))
                .isNotEqualTo(Cause.of(Failure.permanent("The disk is away."), List.of()));
    }

    @Test
    void aSentenceWithoutEndIsCut() {
        String endless = "word ".repeat(400);
        assertThat(Cause.of(Failure.permanent(endless), List.of())).hasSizeLessThan(200);
    }
}
