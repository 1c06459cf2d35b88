package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.PlainText;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through an XML document of a stranger: no document type, no entities of its own, nothing
 * fetched, no deeper than lists are. Names are compared without their prefix, since feeds use what
 * prefixes they like.
 */
final class Xml {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 16_384;

    private static final Pattern ENCODING =
            Pattern.compile("^[^<]*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final String shown;
    private final XMLStreamReader reader;
    private int depth;

    /**
     * @param shown what the document is called in sentences
     */
    Xml(byte[] document, String shown) throws UnreadableList {
        this.shown = shown;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // What is wrong is thrown; the JDK would print it as well.
        factory.setXMLReporter((_, _, _, _) -> {});
        try {
            this.reader = factory.createXMLStreamReader(new StringReader(text(document)));
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /**
     * As its mark or declaration says, else as UTF-8. What is no letter in it becomes U+FFFD: a
     * feed with one bad byte in a title is still a feed.
     */
    private static String text(byte[] document) {
        int first = document.length > 1 ? (document[0] & 0xFF) << 8 | (document[1] & 0xFF) : 0;
        String text =
                switch (first) {
                    case 0xFEFF, 0xFFFE, 0x003C, 0x3C00 -> {
                        boolean little = first == 0xFFFE || first == 0x3C00;
                        yield new String(
                                document,
                                little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
                    }
                    default -> new String(document, declared(document));
                };
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        // A declaration stands at the very beginning; some feeds have a blank line before it.
        return unmarked.stripLeading();
    }

    private static Charset declared(byte[] document) {
        String head =
                new String(
                        document, 0, Math.min(200, document.length), StandardCharsets.ISO_8859_1);
        Matcher declaration = ENCODING.matcher(head);
        try {
            return declaration.find()
                    ? Charset.forName(declaration.group(1))
                    : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            // An encoding that nobody knows; nearly all of it is ASCII anyway.
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * Goes to the next start or end of an element.
     *
     * @return whether there is one
     */
    boolean next() throws UnreadableList {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    deeper();
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's reader lets some faults of a document out as runtime exceptions.
            throw unreadable(e);
        }
    }

    private void deeper() throws UnreadableList {
        depth++;
        if (depth > DEEPEST) {
            throw new UnreadableList(
                    "%s can't be read: its elements are nested more than %d deep in line %d."
                            .formatted(shown, DEEPEST, line()),
                    null);
        }
    }

    boolean atStart() {
        return reader.isStartElement();
    }

    /** How many elements are open; that which starts is counted, that which ends is not. */
    int depth() {
        return depth;
    }

    /** The element's name without prefix, in lower case. */
    String name() {
        return reader.getLocalName().toLowerCase(Locale.ROOT);
    }

    /** Whether the element is of a name space whose name contains this. */
    boolean isOf(String space) {
        String uri = reader.getNamespaceURI();
        return uri != null && uri.contains(space);
    }

    /** The value of an attribute of the element that starts here; empty if there is none. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                return Optional.of(reader.getAttributeValue(i).strip())
                        .filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    /**
     * The text of the element that starts here, without that of elements in it; goes to its end.
     */
    String text() throws UnreadableList {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        try {
            while (depth > outside && reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> deeper();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (depth == outside + 1 && text.length() < LONGEST_TEXT) {
                            text.append(reader.getText());
                        }
                    }
                    default -> {
                        // Comments and the like.
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT)).strip();
    }

    /** Goes to the end of the element that starts here. */
    void skip() throws UnreadableList {
        int outside = depth - 1;
        boolean more = true;
        while (more && depth > outside) {
            more = next();
        }
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }

    private UnreadableList unreadable(Exception e) {
        @Nullable XMLStreamException xml = e instanceof XMLStreamException x ? x : null;
        String where =
                xml == null || xml.getLocation() == null
                        ? ""
                        : " in line %d, column %d"
                                .formatted(
                                        xml.getLocation().getLineNumber(),
                                        xml.getLocation().getColumnNumber());
        String why = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "");
        return new UnreadableList(
                "%s is no XML that can be read%s: %s"
                        .formatted(shown, where, PlainText.of(why, 160)),
                e);
    }
}
