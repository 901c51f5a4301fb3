package io.buildify.operator.plan;

import io.buildify.config.EffectiveConfiguration;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.ConfigurationRecord.Source;
import io.buildify.events.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What configuration records say. */
final class Records {
    private Records() {}

    /** The record that answers for an accepted node. */
    static ConfigurationRecord of(Footing footing, ConfigurationRecord.@Nullable Companies companies) {
        var settings = footing.settings();
        if (footing.off() != null || settings == null) {
            return off(footing.off(), footing.sources());
        }
        return new ConfigurationRecord(
                ConfigurationRecord.CONTRACT,
                true,
                null,
                null,
                companies,
                settings.configuration().values(),
                settings.features(),
                companies == ConfigurationRecord.Companies.All ? companyFeatures(footing, settings) : null,
                origin(settings.configuration()),
                settings.hash(),
                footing.sources(),
                footing.release().version(),
                null);
    }

    /** As {@link ConfigurationRecord#disabled}, with the resources that made it so. */
    static ConfigurationRecord off(@Nullable Reason reason, @Nullable Map<String, Source> sources) {
        return new ConfigurationRecord(
                ConfigurationRecord.CONTRACT,
                false,
                reason,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sources,
                null,
                null);
    }

    /** What the tenant offers binds its companies also where no CompanyModule says anything; null when it holds nothing back. */
    private static @Nullable List<String> companyFeatures(Footing tenant, Settings settings) {
        var offered =
                settings.features().stream().filter(tenant.offered()::contains).toList();
        return offered.equals(settings.features()) ? null : offered;
    }

    private static Map<String, String> origin(EffectiveConfiguration configuration) {
        var origin = new TreeMap<String, String>();
        configuration.origin().forEach((pointer, by) -> origin.put(pointer.substring(1), by.resource()));
        return origin;
    }
}
