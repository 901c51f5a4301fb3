/** What people may do, by the committed policies and roles, and what they try in vain. */
@NullMarked
package io.buildify.crd.permission;

import org.jspecify.annotations.NullMarked;
