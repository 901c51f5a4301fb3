package io.buildify.operator.plan;

import io.buildify.operator.name.InstanceId;
import org.jspecify.annotations.Nullable;

/**
 * The instance that a node owned and does not own any more, on a database that stays. To be removed with all its
 * objects once the node is served by another.
 *
 * @param login its login; null without a database
 */
public record FormerInstance(InstanceId id, @Nullable LoginPlan login, KafkaPlan kafka) {}
