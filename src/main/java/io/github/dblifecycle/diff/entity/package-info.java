/** What entities ask of a schema, and the least change of a schema that gives it to them. */
@NullMarked
package io.github.dblifecycle.diff.entity;

import org.jspecify.annotations.NullMarked;
