/**
 * Brings the objects of an instance on the API server to what was rendered: writes nothing where they
 * are equal, undoes edits by others, removes what is not rendered any more.
 */
@NullMarked
package io.buildify.operator.dependent;

import org.jspecify.annotations.NullMarked;
