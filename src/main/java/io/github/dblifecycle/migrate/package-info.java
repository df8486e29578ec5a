/** Migrations: which there are, what they are called, and how they are applied. The only package that knows Flyway. */
@NullMarked
package io.github.dblifecycle.migrate;

import org.jspecify.annotations.NullMarked;
