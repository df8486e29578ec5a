/** Names, quoting and positions in SQL text: what every other layer needs to speak about SQL without understanding it. */
@NullMarked
package io.github.dblifecycle.sql;

import org.jspecify.annotations.NullMarked;
