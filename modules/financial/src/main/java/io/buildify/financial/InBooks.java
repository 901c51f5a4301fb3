package io.buildify.financial;

import java.util.UUID;

/** What is in somebody's books: in a company's, or in the tenant's own. */
public interface InBooks {

    UUID id();

    /** The company's id; empty for the tenant's own books. */
    String book();
}
