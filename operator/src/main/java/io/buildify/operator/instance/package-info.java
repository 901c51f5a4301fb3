/** One running copy of a module: its credentials, its parts outside the cluster, its roll-out, its health. */
@NullMarked
package io.buildify.operator.instance;

import org.jspecify.annotations.NullMarked;
