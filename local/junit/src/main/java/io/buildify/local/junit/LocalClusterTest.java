package io.buildify.local.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on a real API server, PostgreSQL and Kafka. A parameter of type {@link LocalCluster}, of the
 * constructor or of any test or life-cycle method, gets the cluster.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalClusterParameter.class)
public @interface LocalClusterTest {}
