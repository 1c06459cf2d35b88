package dev.sluice.packaging.installer;

/** A tool is missing or ended badly; the message is one sentence. */
final class ToolFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ToolFailed(String sentence) {
        super(sentence);
    }
}
