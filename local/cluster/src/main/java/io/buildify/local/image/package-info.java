/** What stands for each image on this machine: built artifacts, copied. */
@NullMarked
package io.buildify.local.image;

import org.jspecify.annotations.NullMarked;
