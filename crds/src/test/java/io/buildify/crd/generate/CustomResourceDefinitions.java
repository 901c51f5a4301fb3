package io.buildify.crd.generate;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The CRDs as the Java types say they should be. */
public final class CustomResourceDefinitions {
    /** From the widest tier to the narrowest. */
    private static final List<Class<? extends HasMetadata>> TYPES =
            List.of(Module.class, TenantModule.class, CompanyModule.class);

    private CustomResourceDefinitions() {}

    /** One for each kind, from the widest tier to the narrowest. */
    public static List<CustomResourceDefinition> generate() {
        return TYPES.stream().map(CustomResourceDefinitions::generate).toList();
    }

    private static CustomResourceDefinition generate(Class<? extends HasMetadata> type) {
        var generated = new ArrayList<CustomResourceDefinition>();
        new CRDGenerator()
                .customResourceClasses(List.of(type))
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String specVersion) {
                        generated.add((CustomResourceDefinition) crd);
                        return crd;
                    }
                })
                .withOutput(nowhere())
                .detailedGenerate();
        return withColumnsInOrder(generated.getFirst(), type);
    }

    /** The generator sorts columns by path; kubectl shows them in the order of the CRD, ours is that of the annotations. */
    private static CustomResourceDefinition withColumnsInOrder(CustomResourceDefinition crd, Class<?> type) {
        List<String> order = Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        return new CustomResourceDefinitionBuilder(crd)
                .editSpec()
                .editFirstVersion()
                .withAdditionalPrinterColumns(
                        crd.getSpec().getVersions().getFirst().getAdditionalPrinterColumns().stream()
                                .sorted(Comparator.comparing(
                                        CustomResourceColumnDefinition::getName,
                                        Comparator.comparingInt(order::indexOf)))
                                .toList())
                .endVersion()
                .endSpec()
                .build();
    }

    private static CRDGenerator.CRDOutput<OutputStream> nowhere() {
        return new CRDGenerator.CRDOutput<>() {
            @Override
            public OutputStream outputFor(String name) {
                return OutputStream.nullOutputStream();
            }

            @Override
            public void close() {}
        };
    }
}
