/** Where tests have a process die. */
@NullMarked
package io.buildify.sdk.fault;

import org.jspecify.annotations.NullMarked;
