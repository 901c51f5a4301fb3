package io.buildify.webhook;

import io.buildify.testing.ModuleInstanceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test against a running instance of the module and a receiver. Tests keep apart by their tenants. */
@QuarkusTest
@QuarkusTestResource(
        value = ModuleInstanceResource.class,
        initArgs = {
            @ResourceArg(name = "module", value = "webhook"),
            @ResourceArg(name = "publishers", value = "core,financial,warehouse"),
            // module.yaml says Skip, which ProcessIT is about
            @ResourceArg(name = "when-disabled", value = "Park")
        })
@QuarkusTestResource(ReceiverResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookTest {}
