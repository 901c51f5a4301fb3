/** Reconciles CompanyModules. */
@NullMarked
package io.buildify.operator.companymodule;

import org.jspecify.annotations.NullMarked;
