/** What the build writes from the Java types: the CRDs and the reference. Committed, and compared on every build. */
@NullMarked
package io.buildify.crd.generate;

import org.jspecify.annotations.NullMarked;
