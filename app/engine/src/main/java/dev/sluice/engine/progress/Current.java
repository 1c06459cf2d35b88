package dev.sluice.engine.progress;

import java.util.Optional;

/**
 * One attempt under way, as one line of per-item detail shows it.
 *
 * @param name the item's name, or what the phase says it is at ("2024-04-part30.tsv")
 * @param fraction how far it is, 0 to 1, where that can be told
 */
public record Current(String name, Optional<Double> fraction) {}
