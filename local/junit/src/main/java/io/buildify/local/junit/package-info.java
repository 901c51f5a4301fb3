/** JUnit 5 extension: one local cluster for all integration tests of a build. */
@NullMarked
package io.buildify.local.junit;

import org.jspecify.annotations.NullMarked;
