package io.buildify.local.agent.image;

import java.util.regex.Pattern;

/**
 * The {@code image} of an entry, matched against the image of a container.
 *
 * @param pattern a name such as {@code buildify/*} or {@code buildify/financial:1.*}
 */
record ImagePattern(String pattern) {

    /** Whether it stands for this image; a digest ({@code @sha256:…}) of the image is not looked at. */
    boolean matches(String image) {
        var digest = image.indexOf('@');
        var name = digest < 0 ? image : image.substring(0, digest);
        return glob().matcher(hasTag(pattern) ? name : withoutTag(name)).matches();
    }

    private Pattern glob() {
        var regex = new StringBuilder();
        for (var part : pattern.splitWithDelimiters("\\*", 0)) {
            regex.append(part.equals("*") ? "[^/]*" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }

    private static String withoutTag(String name) {
        return hasTag(name) ? name.substring(0, name.lastIndexOf(':')) : name;
    }

    /** A colon before the last slash belongs to a registry's port. */
    private static boolean hasTag(String name) {
        return name.lastIndexOf(':') > name.lastIndexOf('/');
    }
}
