using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Curation.Classify;

public static class ClassifyServices
{
    /// <summary>Adds <see cref="Analysts"/>; options are checked at start, with a message that names the setting.</summary>
    public static IServiceCollection AddClassify(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ClassifyOptions>()
            .Bind(configuration.GetSection(ClassifyOptions.Section))
            .Validate(o => o.RoleFloor is >= 0 and <= 1, $"{ClassifyOptions.Section}:{nameof(ClassifyOptions.RoleFloor)} must lie between 0 and 1.")
            .Validate(o => string.IsNullOrEmpty(o.ModelFolder) || Directory.Exists(o.ModelFolder), $"{ClassifyOptions.Section}:{nameof(ClassifyOptions.ModelFolder)} names a folder that does not exist.")
            .ValidateOnStart();
        return services.AddSingleton(provider => new Analysts(provider.GetRequiredService<IOptions<ClassifyOptions>>().Value));
    }
}
