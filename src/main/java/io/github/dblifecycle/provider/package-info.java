/** Copies of a database that its provider keeps: branches of Neon, and databases on the same server. */
@NullMarked
package io.github.dblifecycle.provider;

import org.jspecify.annotations.NullMarked;
