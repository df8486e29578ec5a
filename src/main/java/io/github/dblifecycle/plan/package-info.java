/** Changes and whole schemas as SQL: pure, it only writes what it is given. */
@NullMarked
package io.github.dblifecycle.plan;

import org.jspecify.annotations.NullMarked;
