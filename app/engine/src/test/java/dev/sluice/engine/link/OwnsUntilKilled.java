package dev.sluice.engine.link;

import java.nio.file.Path;

/** A program that opens a home, says whether it owns it, and stays until it is killed. */
final class OwnsUntilKilled {
    private OwnsUntilKilled() {}

    public static void main(String[] args) throws Exception {
        Opened opened = Engines.open(Path.of(args[0]), (home, store) -> new FakeEngine(store));
        System.out.println("owner " + opened.owner());
        while (System.in.read() >= 0) {
            // until the other side closes
        }
    }
}
