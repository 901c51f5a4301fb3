/**
 * Stories on a real API server, PostgreSQL and Kafka: the packaged operator runs as a process with the
 * rights of its ServiceAccount, a node agent runs the instances, {@link
 * io.buildify.operator.story.StandIn} stands for a module.
 */
package io.buildify.operator.story;
