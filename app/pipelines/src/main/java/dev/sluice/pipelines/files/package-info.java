/** Opening, walking and durably writing files; knows nothing of the engine. */
@NullMarked
package dev.sluice.pipelines.files;

import org.jspecify.annotations.NullMarked;
