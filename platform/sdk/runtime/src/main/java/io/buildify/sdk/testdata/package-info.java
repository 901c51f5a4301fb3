/** Realistic data to try a module with. */
@NullMarked
package io.buildify.sdk.testdata;

import org.jspecify.annotations.NullMarked;
