/** What the CRDs refuse: every constraint has a file that breaks it, and the API server says what the file expects. */
@NullMarked
package io.buildify.crd.refusal;

import org.jspecify.annotations.NullMarked;
