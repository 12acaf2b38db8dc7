using Microsoft.AspNetCore.HostFiltering;

namespace Curation.Ui.Hosting;

/// <summary>
/// There are no accounts yet: the application answers to this machine's own names only, whatever AllowedHosts is set to, so that no page
/// of another site reaches it under a name that was made to point here (DNS rebinding).
/// </summary>
internal static class LoopbackOnly
{
    public static IServiceCollection AddLoopbackOnly(this IServiceCollection services) => services.PostConfigure<HostFilteringOptions>(options =>
    {
        options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
        options.AllowEmptyHosts = false;
        options.IncludeFailureMessage = true;
    });
}
