/**
 * What the operator knows of the API server without asking it: one informer for each kind, indexes
 * over them, and whom an event concerns.
 */
@NullMarked
package io.buildify.operator.watch;

import org.jspecify.annotations.NullMarked;
