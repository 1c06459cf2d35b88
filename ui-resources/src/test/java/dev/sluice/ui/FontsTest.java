package dev.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

final class FontsTest {
    private static final float SIZE = 100;
    private static final List<String> INTER =
            List.of("InterTabular.otf", "InterTabularMedium.otf", "InterTabularSemiBold.otf");

    @Test
    void allDigitsAreOfOneWidthSoThatFiguresDoNotDance() throws Exception {
        for (String file : INTER) {
            Font font = font(file);
            for (char digit = '1'; digit <= '9'; digit++) {
                assertThat(width(font, digit)).isEqualTo(width(font, '0'));
            }
        }
    }

    private static Font font(String file) throws IOException, FontFormatException {
        try (InputStream in = FontsTest.class.getResourceAsStream("fonts/" + file)) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in)).deriveFont(SIZE);
        }
    }

    private static double width(Font font, char letter) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return font.createGlyphVector(context, new char[] {letter}).getGlyphMetrics(0).getAdvance();
    }
}
