/** The declared schema in SQL files: where they are, and how they are loaded into a scratch database in any order. */
@NullMarked
package io.github.dblifecycle.declared;

import org.jspecify.annotations.NullMarked;
