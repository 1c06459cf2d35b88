package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a source is: the lists that are open, one in the other, and how many items it has seen.
 *
 * @param open from the outermost to the innermost; empty at the end
 * @param seen items so far, also those that were not chosen
 * @param found items that were yielded
 */
record PlaylistCursor(List<Frame> open, long seen, long found) {
    private static final JsonMapper JSON = new JsonMapper();

    PlaylistCursor {
        open = List.copyOf(open);
    }

    /**
     * One open list.
     *
     * @param identity the link under which it is known, the same on all its pages
     * @param taken entries of this page that are through
     * @param page number of the page, from 1
     * @param mark an earlier page, by which a list that leads back into itself is known; it is set
     *     anew at pages 1, 2, 4, 8 … (Brent's algorithm), so that one mark is enough
     */
    record Frame(Place place, String identity, int taken, int page, String mark) {
        static Frame of(Place place) {
            return new Frame(place, place.text().substring(1), 0, 1, place.text());
        }

        Frame taking(int now) {
            return new Frame(place, identity, now, page, mark);
        }

        /** The next page; empty when that is one which was there before. */
        Optional<Frame> page(Place next) {
            String now = Integer.bitCount(page) == 1 ? place.text() : mark;
            return next.text().equals(now)
                    ? Optional.empty()
                    : Optional.of(new Frame(next, identity, 0, page + 1, now));
        }
    }

    static PlaylistCursor begin(Place place) {
        return new PlaylistCursor(List.of(Frame.of(place)), 0, 0);
    }

    Frame innermost() {
        return open.getLast();
    }

    PlaylistCursor with(Frame innermost, long nowSeen, long nowFound) {
        List<Frame> changed = new ArrayList<>(open);
        changed.set(changed.size() - 1, innermost);
        return new PlaylistCursor(changed, nowSeen, nowFound);
    }

    PlaylistCursor opened(Frame inner) {
        List<Frame> changed = new ArrayList<>(open);
        changed.add(inner);
        return new PlaylistCursor(changed, seen, found);
    }

    /** With so many more items seen and found. */
    PlaylistCursor counted(int more) {
        return new PlaylistCursor(open, seen + more, found + more);
    }

    /** Without the innermost list. */
    PlaylistCursor closed() {
        return new PlaylistCursor(open.subList(0, open.size() - 1), seen, found);
    }

    String text() {
        ObjectNode node = JSON.createObjectNode();
        node.put("seen", seen).put("found", found);
        ArrayNode frames = node.putArray("open");
        for (Frame frame : open) {
            frames.addObject()
                    .put("place", frame.place().text())
                    .put("identity", frame.identity())
                    .put("taken", frame.taken())
                    .put("page", frame.page())
                    .put("mark", frame.mark());
        }
        return node.toString();
    }

    /**
     * @throws HttpProblem if it names a link that is none
     */
    static PlaylistCursor parse(String text) throws HttpProblem {
        try {
            JsonNode node = JSON.readTree(text);
            List<Frame> open = new ArrayList<>();
            for (JsonNode frame : node.path("open")) {
                open.add(
                        new Frame(
                                Place.parse(frame.path("place").asString()),
                                frame.path("identity").asString(),
                                frame.path("taken").asInt(),
                                frame.path("page").asInt(),
                                frame.path("mark").asString()));
            }
            return new PlaylistCursor(
                    open, node.path("seen").asLong(), node.path("found").asLong());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a cursor of a playlist: " + text, e);
        }
    }
}
