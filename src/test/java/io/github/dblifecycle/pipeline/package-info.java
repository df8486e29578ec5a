/** The templates for CI: what runs the checks that there are for JavaScript only. */
@NullMarked
package io.github.dblifecycle.pipeline;

import org.jspecify.annotations.NullMarked;
