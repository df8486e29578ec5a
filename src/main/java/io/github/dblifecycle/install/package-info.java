/** The text of what goals install in a project: templates with their stamps and settings, hooks, and lines in files of others. */
@NullMarked
package io.github.dblifecycle.install;

import org.jspecify.annotations.NullMarked;
