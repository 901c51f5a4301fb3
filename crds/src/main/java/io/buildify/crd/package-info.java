/**
 * The custom resources of Buildify: {@link io.buildify.crd.Module}, {@link io.buildify.crd.TenantModule},
 * {@link io.buildify.crd.CompanyModule}.
 *
 * <p>Everything below a resource is a record: equal by value, with the API server's defaults applied when a
 * field is absent, so that a resource read from a file equals the one read back from the API server. Lists and
 * maps are unmodifiable and never null. Constants of enums are spelled as on the wire.
 *
 * <p>The committed CRDs ({@code src/main/kubernetes}) are generated from these types.
 */
@NullMarked
package io.buildify.crd;

import org.jspecify.annotations.NullMarked;
