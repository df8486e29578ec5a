package io.github.dblifecycle.plan;

/**
 * How to plan.
 *
 * @param major the major version of the server that the plan will run on
 * @param online tables that are there already stay usable: indexes are built concurrently, constraints are added without
 *     a scan and validated later; false: the plain forms, in as few scripts as possible
 */
public record PlanSettings(int major, boolean online) {}
