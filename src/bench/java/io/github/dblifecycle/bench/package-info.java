/** How long whole commands take, each next to a floor that was measured in the same run. Profile {@code bench}. */
@NullMarked
package io.github.dblifecycle.bench;

import org.jspecify.annotations.NullMarked;
