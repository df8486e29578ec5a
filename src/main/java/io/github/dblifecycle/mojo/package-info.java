/** The goals. Each fills a request, runs a workflow, and says what came of it; the only package that knows Maven. */
@NullMarked
package io.github.dblifecycle.mojo;

import org.jspecify.annotations.NullMarked;
