package io.github.dblifecycle.finding;

/** How much a finding weighs; errors fail the build. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
