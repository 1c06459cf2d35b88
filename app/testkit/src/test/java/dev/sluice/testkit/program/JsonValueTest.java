package dev.sluice.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

final class JsonValueTest {
    @Test
    void everyKindOfValueIsRead() {
        JsonValue value =
                JsonValue.parse(
                        " {\"a\": [1, -2.5e1, \"x\\\"\\u00e9\\n\"], \"b\": {\"c\": true},"
                                + " \"d\": null, \"e\": [], \"f\": {}} ");

        List<JsonValue> list = value.at("a").all();
        assertThat(list.get(0).number()).isEqualTo(1);
        assertThat(list.get(1).number()).isEqualTo(-25);
        assertThat(list.get(2).text()).isEqualTo("x\"é\n");
        assertThat(value.at("b", "c")).isEqualTo(new JsonValue.Flag(true));
        assertThat(value.at("d")).isEqualTo(new JsonValue.Nothing());
        assertThat(value.at("e").all()).isEmpty();
        assertThat(value.at("f")).isInstanceOf(JsonValue.Fields.class);
        assertThat(value.at("b", "none", "deeper")).isEqualTo(new JsonValue.Missing());
    }

    @Test
    void halfALineIsNoValue() {
        assertThat(JsonValue.lines(List.of("{\"a\":1}", "{\"a\":", "said", ""))).hasSize(1);
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        for (String wrong : List.of("", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\"x")) {
            assertThatThrownBy(() -> JsonValue.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at character");
        }
    }
}
