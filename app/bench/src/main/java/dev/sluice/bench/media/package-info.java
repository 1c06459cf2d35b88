/** Media of the real program: killed again and again, and held against the same tools by hand. */
@NullMarked
package dev.sluice.bench.media;

import org.jspecify.annotations.NullMarked;
