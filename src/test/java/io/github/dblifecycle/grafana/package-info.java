/** The dashboard, the alert rules and the runbook: what they say is what events have, and what they tell to type is what ran. */
@NullMarked
package io.github.dblifecycle.grafana;

import org.jspecify.annotations.NullMarked;
