package io.buildify.sdk.deployment;

import io.buildify.sdk.job.JobRecorder;
import io.buildify.sdk.job.Jobs;
import io.buildify.sdk.job.TenantJob;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem.BeanConfiguratorBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Finds a module's jobs when it is built; what is wrong with one fails the build. */
final class JobProcessor {

    private static final DotName TENANT_JOB = DotName.createSimple(TenantJob.class);

    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder()
                .containsAnnotations(TENANT_JOB)
                .defaultScope(BuiltinScope.SINGLETON)
                .build();
    }

    @BuildStep
    UnremovableBeanBuildItem jobsStay() {
        return new UnremovableBeanBuildItem(new UnremovableBeanBuildItem.BeanClassAnnotationExclusion(TENANT_JOB));
    }

    /** @param order unused; it puts this step into the phase in which invokers can be made */
    @BuildStep
    void find(
            BeanRegistrationPhaseBuildItem phase,
            InvokerFactoryBuildItem invokers,
            BuildProducer<JobBuildItem> jobs,
            BuildProducer<BeanConfiguratorBuildItem> order) {
        Set<String> names = new HashSet<>();
        for (BeanInfo bean : phase.getContext().beans().classBeans()) {
            for (MethodInfo method : bean.getTarget().orElseThrow().asClass().methods()) {
                AnnotationInstance annotation = method.annotation(TENANT_JOB);
                if (annotation == null) {
                    continue;
                }
                JobMethod job = JobMethod.of(annotation, method);
                if (!names.add(job.name())) {
                    throw new IllegalArgumentException(
                            "Two @TenantJob methods are called %s: the database needs to tell them apart"
                                    .formatted(job.name()));
                }
                jobs.produce(new JobBuildItem(
                        job,
                        invokers.createInvoker(bean, method)
                                .withInstanceLookup()
                                .build()));
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem record(List<JobBuildItem> found, JobRecorder recorder, RecorderContext context) {
        RuntimeValue<Jobs> jobs = recorder.none();
        for (JobBuildItem each : found) {
            JobMethod method = each.method();
            recorder.add(
                    jobs,
                    method.name(),
                    method.cron(),
                    method.every(),
                    method.perCompany(),
                    context.newInstance(each.invoker()));
        }
        return SyntheticBeanBuildItem.configure(Jobs.class)
                .scope(Singleton.class)
                .runtimeValue(jobs)
                .done();
    }
}
