/** Reconciles Modules. */
@NullMarked
package io.buildify.operator.module;

import org.jspecify.annotations.NullMarked;
