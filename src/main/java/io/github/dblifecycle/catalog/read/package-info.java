/** Reads pg_catalog into a {@link io.github.dblifecycle.catalog.Catalog}, one query for each kind of object. */
@NullMarked
package io.github.dblifecycle.catalog.read;

import org.jspecify.annotations.NullMarked;
