package io.buildify.bench;

import java.util.List;

/** A module, and a plain service that does the same. */
interface RequestPair extends AutoCloseable {

    /** Requests of both, a floor before what is compared with it. */
    List<RequestCase> cases();
}
