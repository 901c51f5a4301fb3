/** The edge: every request of an app user enters here. */
@NullMarked
package io.buildify.gateway;

import org.jspecify.annotations.NullMarked;
