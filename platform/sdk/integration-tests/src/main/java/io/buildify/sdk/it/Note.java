package io.buildify.sdk.it;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A line of text. */
@Entity
@Table(name = "notes")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Note extends TrackedRow {

    public String text;
}
