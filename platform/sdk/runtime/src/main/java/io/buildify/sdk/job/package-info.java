/** Work that a module does for each tenant at its times. */
@NullMarked
package io.buildify.sdk.job;

import org.jspecify.annotations.NullMarked;
