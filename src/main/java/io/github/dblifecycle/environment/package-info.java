/** Which database a goal talks to, where each part of that answer came from, and what may be done to it. */
@NullMarked
package io.github.dblifecycle.environment;

import org.jspecify.annotations.NullMarked;
