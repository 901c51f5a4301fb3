/** Schemas for the build of the CRDs where a type's own annotations do not say enough. Nothing here is loaded at run time. */
@NullMarked
package io.buildify.crd.schema;

import org.jspecify.annotations.NullMarked;
