/** What is applied to the fresh API server: namespaces, custom resources, credentials, the platform. */
@NullMarked
package io.buildify.local.installation;

import org.jspecify.annotations.NullMarked;
