/** Scratch servers and the local server, tried out with real ones. */
@NullMarked
package io.github.dblifecycle.scratch;

import org.jspecify.annotations.NullMarked;
