/**
 * Fetching over HTTP from servers that nobody vouches for: checked addresses, own redirects, an
 * idle watchdog, transfers that go on where they were cut. Shared by the pipelines.
 */
@NullMarked
package dev.sluice.pipelines.http;

import org.jspecify.annotations.NullMarked;
