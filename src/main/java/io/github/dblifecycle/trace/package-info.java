/** Which line of which file made a row of the system catalogs, learnt from the transactions that wrote both. */
@NullMarked
package io.github.dblifecycle.trace;

import org.jspecify.annotations.NullMarked;
