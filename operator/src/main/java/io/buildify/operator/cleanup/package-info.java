/**
 * What deleted resources leave behind: a record each in the system namespace, written by the
 * finalizer, carried out by a worker.
 */
@NullMarked
package io.buildify.operator.cleanup;

import org.jspecify.annotations.NullMarked;
