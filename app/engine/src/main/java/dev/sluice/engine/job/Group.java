package dev.sluice.engine.job;

import java.time.Instant;

/** Jobs queued together, such as one a month from one drop. */
public record Group(GroupId id, String name, Instant created) {}
