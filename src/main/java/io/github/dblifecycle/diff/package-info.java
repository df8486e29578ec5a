/** What is different between two catalogs. */
@NullMarked
package io.github.dblifecycle.diff;

import org.jspecify.annotations.NullMarked;
