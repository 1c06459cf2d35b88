/** Writing checked rows as compressed parts. Pure: no engine types. */
@NullMarked
package dev.sluice.pipelines.load.pack;

import org.jspecify.annotations.NullMarked;
