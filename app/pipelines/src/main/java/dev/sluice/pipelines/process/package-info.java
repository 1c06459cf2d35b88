/**
 * Other programs as children: started without a shell, read line by line, ended with all that they
 * have started.
 */
@NullMarked
package dev.sluice.pipelines.process;

import org.jspecify.annotations.NullMarked;
