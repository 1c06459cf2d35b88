/** Which machines are reached over a network. Shared by the pipelines. */
@NullMarked
package dev.sluice.pipelines.network;

import org.jspecify.annotations.NullMarked;
