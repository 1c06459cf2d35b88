package dev.sluice.engine.link;

/** A home cannot be used; the message is one sentence for a person, with what to do. */
public final class HomeUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public HomeUnusable(String sentence) {
        super(sentence);
    }

    public HomeUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence for the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
