/** Reconciles TenantModules. */
@NullMarked
package io.buildify.operator.tenantmodule;

import org.jspecify.annotations.NullMarked;
