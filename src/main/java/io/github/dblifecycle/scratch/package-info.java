/** A PostgreSQL that is there when needed and gone afterwards, and the kept local database of a project. */
@NullMarked
package io.github.dblifecycle.scratch;

import org.jspecify.annotations.NullMarked;
