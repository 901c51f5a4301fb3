/** From an image's name to the command that stands for it: images.yaml. */
@NullMarked
package io.buildify.local.agent.image;

import org.jspecify.annotations.NullMarked;
