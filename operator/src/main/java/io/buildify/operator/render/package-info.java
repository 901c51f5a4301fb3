/** PURE: plans as Kubernetes objects. */
@NullMarked
package io.buildify.operator.render;

import org.jspecify.annotations.NullMarked;
