/** One class per goal, {@code run(request)} to outcome; the only place where the layers below meet. */
@NullMarked
package io.github.dblifecycle.workflow;

import org.jspecify.annotations.NullMarked;
