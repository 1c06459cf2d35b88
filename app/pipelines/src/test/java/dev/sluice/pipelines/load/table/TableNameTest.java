package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableNameTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "a.b.c, a_b.c",
                "my table, my_table",
                "it's, it_s",
                "sluice_ledger, sluice_ledger_1",
                "Sluice_Ledger.x, Sluice_Ledger_1.x",
                ".., table_1"
            })
    void aRefusedNameIsAnsweredWithOneLikeIt(String refused, String suggestion) {
        assertThatIllegalArgumentException().isThrownBy(() -> TableName.parse(refused));
        assertThat(TableName.suggestion(refused)).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b.c.d", "sluice_ledger.sluice_ledger", "\"'`", "x.\ty"})
    void whatIsSuggestedIsTaken(String refused) {
        String suggestion = TableName.suggestion(refused);
        assertThat(TableName.parse(suggestion).toString()).isEqualTo(suggestion);
        String longest = TableName.suggestion(refused + "x".repeat(500));
        assertThat(TableName.parse(longest).toString()).isEqualTo(longest);
    }
}
