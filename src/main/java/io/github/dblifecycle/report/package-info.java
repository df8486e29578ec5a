/** Outcomes as text: tables, findings, durations and sizes for people, JSON for machines. Reads and writes nothing. */
@NullMarked
package io.github.dblifecycle.report;

import org.jspecify.annotations.NullMarked;
