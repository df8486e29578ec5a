/**
 * Tells others what a run does: one vocabulary of events, and the services that receive them. Nothing here ever fails,
 * slows or hangs the run it tells of.
 */
@NullMarked
package io.github.dblifecycle.telemetry;

import org.jspecify.annotations.NullMarked;
