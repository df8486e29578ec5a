/** What the verify scripts below src/it ask about the Maven builds that the invoker ran. */
@NullMarked
package io.github.dblifecycle.it;

import org.jspecify.annotations.NullMarked;
