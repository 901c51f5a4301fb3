/** The custom resources of Buildify: Module, TenantModule, CompanyModule. */
@NullMarked
package io.buildify.crd;

import org.jspecify.annotations.NullMarked;
