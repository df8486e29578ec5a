package io.github.dblifecycle.provider;

import java.time.Duration;

/** How to wait between two looks at what somebody else does; handed in with the clock, so that a test need not wait. */
@FunctionalInterface
public interface Pause {

    void of(Duration duration) throws InterruptedException;
}
