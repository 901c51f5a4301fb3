package io.buildify.crd;

/** What happens to the data when the resource is deleted. */
public enum DeletionPolicy {
    Retain,
    Delete
}
