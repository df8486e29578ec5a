/** What a check reports, in the one form that console, report.json and annotations are made from. */
@NullMarked
package io.github.dblifecycle.finding;

import org.jspecify.annotations.NullMarked;
