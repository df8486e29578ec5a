/** Backups: the rows of one snapshot by several readers, gzip files that are whole or not there, and what is known of them. */
@org.jspecify.annotations.NullMarked
package io.github.dblifecycle.backup;
