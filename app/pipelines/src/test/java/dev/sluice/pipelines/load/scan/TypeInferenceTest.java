package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

class TypeInferenceTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 -3 0|BIGINT",
                "9223372036854775807 -9223372036854775808|BIGINT",
                "9223372036854775808|DECIMAL(38,0)",
                "-9223372036854775809 1|DECIMAL(38,0)",
                "1 99999999999999999999999999999999999999|DECIMAL(38,0)",
                "100000000000000000000000000000000000000|VARCHAR",
                "007|VARCHAR",
                "1 01|VARCHAR",
                "00000001|VARCHAR",
                "+1|VARCHAR",
                "-0|VARCHAR",
                "1 -|VARCHAR",
                "1e5|VARCHAR",
                "1_000|VARCHAR",
                "12345678 123456789 1234567890123456789|BIGINT",
                "1.10 2.05|DECIMAL(18,2)",
                "1.10 2.5|VARCHAR",
                "1.10 2|VARCHAR",
                "1 1.5|VARCHAR",
                "0.5 -0.5|DECIMAL(18,1)",
                "0.5 -0.0|VARCHAR",
                "00.5|VARCHAR",
                ".5|VARCHAR",
                "5.|VARCHAR",
                "1.2.3|VARCHAR",
                "123456789012345678.12|DECIMAL(20,2)",
                "1.12 123456789012345678901234567890123456.12|DECIMAL(38,2)",
                "1234567890123456789012345678901234567.12|VARCHAR",
                "true false|BOOLEAN",
                "true True|VARCHAR",
                "true 1|VARCHAR",
                "2024-02-29 0001-01-01 9999-12-31|DATE",
                "2023-02-29|VARCHAR",
                "1900-02-29|VARCHAR",
                "2000-02-29|DATE",
                "0000-01-01|VARCHAR",
                "2024-13-01|VARCHAR",
                "2024-1-01|VARCHAR",
                "2024-01-01 5|VARCHAR",
                "2024-01-01_00:00:00 2024-01-01_23:59:59.5|TIMESTAMP",
                "2024-01-01_00:00:00.123456|TIMESTAMP",
                "2024-01-01_00:00:00.1234567|VARCHAR",
                "2024-01-01_00:00:00.10|VARCHAR",
                "2024-01-01_00:00:00.|VARCHAR",
                "2024-01-01_24:00:00|VARCHAR",
                "2024-01-01T00:00:00|VARCHAR",
                "2024-01-01 2024-01-01_00:00:00|VARCHAR",
                "nan|VARCHAR",
            })
    void valuesGiveTheNarrowestTypeThatLosesNothing(String values, String type) throws IOException {
        String text =
                "c\tx\n"
                        + Arrays.stream(values.split(" ", -1))
                                .map(v -> v.replace('_', ' ') + "\t\n")
                                .reduce("", String::concat);
        if (values.equals("1_000")) {
            text = "c\tx\n1_000\t\n";
        }
        ScanCase scan = ScanCase.of(folder, "a.tsv", text);
        assertThat(scan.types()).containsExactly(type, "VARCHAR");
        assertThat(scan.profile().columns().get(1).type()).isEqualTo(ColumnType.UNSEEN);
    }

    @Test
    void quotedValuesInferLikeOthersButQuotedEmptyIsText() throws IOException {
        assertThat(ScanCase.of(folder, "a.csv", "a,b\n\"1\",\"2\"\n2,\"\"\n").types())
                .containsExactly("BIGINT", "VARCHAR");
    }

    @Test
    void badRowsDoNotCount() throws IOException {
        assertThat(ScanCase.of(folder, "a.tsv", "a\tb\n1\t2\nx\n").types())
                .containsExactly("BIGINT", "BIGINT");
    }

    @Test
    void allTextInfersNothing() throws IOException {
        ScanOptions options = ScanOptions.DEFAULTS.withInferTypes(false);
        assertThat(ScanCase.of(folder, "a.tsv", "a\n1\n", options).types())
                .containsExactly("VARCHAR");
    }

    @Test
    void joinIsCommutativeAndAssociative() {
        ColumnType[] all = {
            ColumnType.UNSEEN,
            ColumnType.BOOLEAN,
            ColumnType.BIGINT,
            new ColumnType.Decimal(38, 0),
            new ColumnType.Decimal(18, 2),
            new ColumnType.Decimal(20, 2),
            new ColumnType.Decimal(18, 3),
            ColumnType.DATE,
            ColumnType.TIMESTAMP,
            ColumnType.TEXT
        };
        for (ColumnType a : all) {
            for (ColumnType b : all) {
                assertThat(ColumnType.join(a, b)).isEqualTo(ColumnType.join(b, a));
                for (ColumnType c : all) {
                    assertThat(ColumnType.join(ColumnType.join(a, b), c))
                            .isEqualTo(ColumnType.join(a, ColumnType.join(b, c)));
                }
            }
        }
        assertThat(ColumnType.join(ColumnType.BIGINT, new ColumnType.Decimal(38, 0)))
                .isEqualTo(new ColumnType.Decimal(38, 0));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "127,TINYINT,true",
        "128,TINYINT,false",
        "-128,TINYINT,true",
        "007,TINYINT,true",
        "1.0,INTEGER,false",
        "18446744073709551615,UBIGINT,true",
        "18446744073709551616,UBIGINT,false",
        "-1,UBIGINT,false",
        "12.34,DEC,true",
        "12.340,DEC,true",
        "12.345,DEC,false",
        "1234,DEC,false",
        "-999.99,DEC,true",
        ".5,DEC,true",
        ".,DEC,false",
        "1e3,DOUBLE,true",
        "1e,DOUBLE,false",
        "1e309,DOUBLE,false",
        "1e-400,DOUBLE,false",
        "0.0e-400,DOUBLE,true",
        "1e39,FLOAT,false",
        "1e38,FLOAT,true",
        "1e-50,FLOAT,false",
        "-inf,DOUBLE,true",
        "nan,FLOAT,true",
        "1.5.2,DOUBLE,false",
        "x,DOUBLE,false",
        "TRUE,BOOLEAN,true",
        "maybe,BOOLEAN,false",
        "2024-02-30,DATE,false",
        "2024-02-28,DATE,true",
        "2024-02-28T10:00:00Z,TIMESTAMP,true",
        "2024-02-28 10:00,TIMESTAMP,false",
        "2024-02-28,SECONDS,true",
        "2024-02-28 10:00:00.000,SECONDS,true",
        "2024-02-28 10:00:00.5,SECONDS,false",
        "2024-02-28T10:00:00.120Z,MILLISTZ,true",
        "2024-02-28 10:00:00.123+02,MILLISTZ,true",
        "2024-02-28 10:00:00.1234+02,MILLISTZ,false",
        "10:00:00.5,TIME,true",
        "2024-02-28 10:00:00+02,TIMESTAMPTZ,true",
        "25:00:00,TIME,false",
        "123e4567-e89b-12d3-a456-426614174000,UUID,true",
        "123e4567,UUID,false",
        "2024-02-28 10:00:00.123456789,NANOS,true",
        "2024-02-28 10:00:00.1234567891,NANOS,false",
        "1600-02-28 10:00:00,NANOS,false",
        "0.0099,SMALL,true",
        "0.00990,SMALL,true",
        "-0.00991,SMALL,false",
        "0.01,SMALL,false",
        "0,SMALL,true",
        "1200,LARGE,true",
        "1250,LARGE,false",
        "100000,LARGE,false",
        "99900,LARGE,true",
        "1e2,LARGE,false",
        "ää,BYTES,true",
        "ääa,BYTES,false",
        "1 day 02:03:04.123456,SPAN,true",
        "1 day 02:03:04.1234567,SPAN,false",
        "PT1.5S,SPAN,true",
        "1.5 days,SPAN,false",
        "1e-9 seconds,SPAN,false",
        "10:00:00.5+02,SPAN,true",
        "x,NOTHING,false"
    })
    void tableColumnsTakeWhatTheirTypeTakes(String value, String type, boolean fits) {
        ColumnType column =
                switch (type) {
                    case "TINYINT" -> new ColumnType.Whole(8, true);
                    case "INTEGER" -> new ColumnType.Whole(32, true);
                    case "UBIGINT" -> new ColumnType.Whole(64, false);
                    case "DEC" -> new ColumnType.Decimal(5, 2);
                    case "DOUBLE" -> new ColumnType.Floating(64);
                    case "FLOAT" -> new ColumnType.Floating(32);
                    case "SECONDS" -> new ColumnType.ShortFraction(ColumnType.TIMESTAMP, 0);
                    case "MILLISTZ" ->
                            new ColumnType.ShortFraction(new ColumnType.Timestamp(true), 3);
                    case "BOOLEAN" -> ColumnType.BOOLEAN;
                    case "DATE" -> ColumnType.DATE;
                    case "TIMESTAMP" -> ColumnType.TIMESTAMP;
                    case "TIMESTAMPTZ" -> new ColumnType.Timestamp(true);
                    case "NANOS" -> new ColumnType.NanoTimestamp();
                    case "SMALL" -> new ColumnType.Scaled(2, 4);
                    case "LARGE" -> new ColumnType.Scaled(3, -2);
                    case "BYTES" -> new ColumnType.ShortBytes("name", 4);
                    case "SPAN" -> new ColumnType.Fractions("interval", 6);
                    case "NOTHING" -> new ColumnType.Unjudged("money");
                    case "TIME" -> new ColumnType.Time();
                    default -> new ColumnType.Uuid();
                };
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        assertThat(
                        ValueCheck.fits(
                                column, Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length))
                .isEqualTo(fits);
    }
}
