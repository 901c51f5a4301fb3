/** What stands for each image on this machine: built artifacts, copied and started with an AOT cache. */
@NullMarked
package io.buildify.local.image;

import org.jspecify.annotations.NullMarked;
