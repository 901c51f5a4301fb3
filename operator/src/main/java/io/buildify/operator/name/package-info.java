/** PURE: what nodes and instances are called, and every name that is derived from them (docs/contracts.md). */
@NullMarked
package io.buildify.operator.name;

import org.jspecify.annotations.NullMarked;
