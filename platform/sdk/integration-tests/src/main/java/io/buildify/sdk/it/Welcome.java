package io.buildify.sdk.it;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What somebody begins with. */
@Entity
@Table(name = "welcomes")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Welcome extends TrackedRow {

    public String text;
}
