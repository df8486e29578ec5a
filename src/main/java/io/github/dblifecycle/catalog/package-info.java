/** One database's schema as immutable records: what a person could have written as DDL, in the server's own words. */
@NullMarked
package io.github.dblifecycle.catalog;

import org.jspecify.annotations.NullMarked;
