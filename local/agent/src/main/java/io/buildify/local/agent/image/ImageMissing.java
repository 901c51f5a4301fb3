package io.buildify.local.agent.image;

/** No entry stands for an image, or what the entry needs is not there. The message says what to do. */
public final class ImageMissing extends Exception {

    ImageMissing(String message) {
        super(message);
    }
}
