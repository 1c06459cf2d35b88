package dev.sluice.testkit.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) with nothing but the JDK, so that any module's tests can use it. */
final class JsonParser {
    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    /** The one value of the text. */
    JsonValue only() {
        JsonValue value = value();
        space();
        if (at < text.length()) {
            throw wrong("something after the value");
        }
        return value;
    }

    private JsonValue value() {
        space();
        return switch (peek()) {
            case '{' -> fields();
            case '[' -> elements();
            case '"' -> new JsonValue.Text(string());
            case 't' -> word("true", new JsonValue.Flag(true));
            case 'f' -> word("false", new JsonValue.Flag(false));
            case 'n' -> word("null", new JsonValue.Nothing());
            default -> number();
        };
    }

    private JsonValue fields() {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        at++;
        while (next('}', fields.isEmpty())) {
            space();
            String name = string();
            space();
            expect(':');
            fields.put(name, value());
        }
        return new JsonValue.Fields(fields);
    }

    private JsonValue elements() {
        List<JsonValue> elements = new ArrayList<>();
        at++;
        while (next(']', elements.isEmpty())) {
            elements.add(value());
        }
        return new JsonValue.Elements(elements);
    }

    /** Whether another element follows; steps over the comma or the closing bracket. */
    private boolean next(char closing, boolean first) {
        space();
        if (peek() == closing) {
            at++;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder result = new StringBuilder();
        while (peek() != '"') {
            char next = text.charAt(at++);
            result.append(next == '\\' ? escaped() : next);
        }
        at++;
        return result.toString();
    }

    private char escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw wrong("a cut escape");
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> kind;
        };
    }

    private JsonValue number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw wrong("no value");
        }
        return new JsonValue.Amount(Double.parseDouble(text.substring(start, at)));
    }

    private JsonValue word(String word, JsonValue meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return meaning;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("no '" + wanted + "'");
        }
        at++;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("JSON: " + what + " at character " + at);
    }
}
