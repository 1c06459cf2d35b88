package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkNameTest {

    @Test
    void percentCodesAreReadAsTheLettersTheyStandFor() {
        assertThat(LinkName.of("https://example.org/My%20List.m3u"))
                .isEqualTo("example.org/My List.m3u");
        assertThat(LinkName.of("https://example.org/%C3%9Cbung%20%E2%80%93%20%F0%9F%8E%B5/"))
                .isEqualTo("example.org/Übung – 🎵");
        assertThat(LinkName.of("https://example.org/100%25%20cotton"))
                .isEqualTo("example.org/100% cotton");
    }

    @Test
    void itIsReadOnceAndOnlyInThePath() {
        assertThat(LinkName.of("https://example.org/a%2541")).isEqualTo("example.org/a%41");
        assertThat(LinkName.of("https://example%2Eorg/a+b")).isEqualTo("example%2Eorg/a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "100%.mp3",
                "%zz",
                "%4",
                "%E4rger", // none, cut off, Latin-1
                "%C0%AF",
                "%ED%A0%80",
                "%F8%88%80%80%80", // overlong, surrogate, too long
                "a%2Fb",
                "a%5Cb",
                "a%00b",
                "a%0D%0Ab",
                "a%1B[2Jb",
                "a%7Fb", // would break the name
                "%E2%80%AEgpj.exe",
                "%E2%81%A6a",
                "%EF%BB%BFa",
                "%E2%80%A8a",
                "%C2%ADa", // would turn
            })
    void whatIsNoCodeOrWouldHideOrTurnTextStaysAsItIs(String path) {
        assertThat(LinkName.of("https://example.org/" + path)).isEqualTo("example.org/" + path);
    }

    @Test
    void aHostileCodeLeavesTheOthersReadable() {
        assertThat(LinkName.of("https://example.org/a%20b%E2%80%AE%C3%A9%0Ac"))
                .isEqualTo("example.org/a b%E2%80%AEé%0Ac");
    }

    @Test
    void whatMayBeAKeyIsLeftOut() {
        assertThat(LinkName.of("https://anna:secret@example.org/a?token=1#part"))
                .isEqualTo("example.org/a");
        assertThat(LinkName.of("https://")).isEmpty();
    }
}
