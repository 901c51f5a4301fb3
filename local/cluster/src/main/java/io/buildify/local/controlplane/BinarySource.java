package io.buildify.local.controlplane;

import io.buildify.local.progress.Progress.Note;
import java.io.IOException;
import java.nio.file.Path;

/** A way to get the control plane's programs. */
interface BinarySource {

    /** Puts every program of {@link Binaries#NAMES} into an empty folder. */
    void provide(Path folder, Note note) throws Unavailable, IOException;
}
