/** Asks a project's own JPA provider, in a class loader of its own, for the DDL of the project's entities. */
@NullMarked
package io.github.dblifecycle.jpa;

import org.jspecify.annotations.NullMarked;
