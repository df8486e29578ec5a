/** Random entities on random schemas, with the application itself as the judge of what is compared. */
@NullMarked
package io.github.dblifecycle.judge;

import org.jspecify.annotations.NullMarked;
